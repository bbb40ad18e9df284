import type { IExecuteFunctions } from 'n8n-workflow';

import type { ItemFields } from '../items/itemFields';
import { readItemField } from '../items/parameters';
import type { WireParameters } from '../ims/imsClient';

/**
 * Reads the resource locator Media of an item: a media ID, or the URL that the media item was registered with. Empty when
 * a problem was found.
 */
export function readMediaReference(context: IExecuteFunctions, fields: ItemFields, item: number): string {
	const entered = readItemField(context, 'mediaId', 'Media', item, true);
	// Blanks at the end of a key are part of it.
	const isObject = typeof entered === 'string' && /^\s*oss:/i.test(entered);
	return isObject ? entered.trimStart() : fields.requiredId('mediaId', 'Media');
}

/** The wire parameter of a media item. Documented: its ID, or its registered URL. */
export function referenceParameters(reference: string): WireParameters {
	return reference.includes('://') ? { InputURL: reference } : { MediaId: reference };
}
