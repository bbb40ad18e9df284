import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

/**
 * Properties that are shown under these conditions, beside those that they have of their own. A condition given here
 * replaces one of the same name. n8n-workflow has a function of this name too; its deep merge takes most of the time
 * that n8n spends with loading this package.
 */
export function updateDisplayOptions(
	{ show }: Pick<IDisplayOptions, 'show'>,
	properties: readonly INodeProperties[],
): INodeProperties[] {
	return properties.map((property) => ({
		...property,
		displayOptions: { ...property.displayOptions, show: { ...property.displayOptions?.show, ...show } },
	}));
}
