import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { INodeProperties, INodeTypeDescription } from 'n8n-workflow';

import { AlibabaCloudImsApi } from '../../credentials/AlibabaCloudImsApi.credentials';
import { AlibabaCloudImsRamRoleApi } from '../../credentials/AlibabaCloudImsRamRoleApi.credentials';
import { ROOT } from '../../local/root';
import { AlibabaCloudSmarttag } from '../../nodes/AlibabaCloudSmarttag/AlibabaCloudSmarttag.node';
import { AlibabaCloudSmarttagTrigger } from '../../nodes/AlibabaCloudSmarttag/AlibabaCloudSmarttagTrigger.node';

/** Rules of newer scanners of n8n than the one that the registry offers, each by its name there. */
const NODES: Array<[name: string, description: INodeTypeDescription]> = [
	['AlibabaCloudSmarttag', new AlibabaCloudSmarttag().description],
	['AlibabaCloudSmarttagTrigger', new AlibabaCloudSmarttagTrigger().description],
];
const FOLDER = join(ROOT, 'nodes/AlibabaCloudSmarttag');

/** Documented: the categories of n8n's codex files. */
const CATEGORIES = [
	...['Analytics', 'Communication', 'Data & Storage', 'Development', 'Finance & Accounting'],
	...['Marketing & Content', 'Miscellaneous', 'Productivity', 'Sales', 'Utility'],
];

describe.each(NODES)('%s', (name, description) => {
	const properties = withInner(description.properties);

	it('valid-node-categories: of the fixed list, without subcategories', () => {
		const codex = JSON.parse(readFileSync(join(FOLDER, `${name}.node.json`), 'utf8')) as Record<string, unknown>;
		expect((codex.categories as string[]).filter((category) => !CATEGORIES.includes(category))).toEqual([]);
		expect(codex).not.toHaveProperty('subcategories');
	});

	it('single-credential-per-node: several exclude each other', () => {
		const choices = (description.credentials ?? []).map(({ displayOptions }) => displayOptions?.show?.authentication);
		expect(choices).toEqual([['accessKey'], ['ramRole']]);
	});

	it('hint-max-length: at most 120 characters', () => {
		const hints = [...properties.map(({ hint }) => hint), ...(description.hints ?? []).map(({ message }) => message)];
		expect(hints.filter((hint) => hint !== undefined && !hint.startsWith('=') && hint.length > 120)).toEqual([]);
	});

	it('non-required-fields-in-collection: what is optional is not required', () => {
		const inner = properties.filter(({ type }) => type === 'collection').flatMap(({ options = [] }) => options);
		expect(inner.filter((option) => 'required' in option && option.required)).toEqual([]);
	});

	it('no-hardcoded-ids: no field is preset with an ID of an account', () => {
		expect(JSON.stringify(properties.map((property) => property.default))).not.toMatch(/[\da-f]{32}|LTAI|STS\./);
	});

	it('nothing keeps the credential from the HTTP Request node', () => {
		for (const credential of [new AlibabaCloudImsApi(), new AlibabaCloudImsRamRoleApi()]) {
			expect(credential).not.toHaveProperty('restrictToSupportedNodes');
		}
	});
});

it('strict is not promised, since it means the lint configuration of n8n', () => {
	const { n8n } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { n8n: object };
	expect(n8n).not.toHaveProperty('strict');
});

/** Properties, and those inside of collections and groups. */
function withInner(properties: readonly INodeProperties[]): INodeProperties[] {
	return properties.flatMap((property) => {
		const inner = (property.options ?? []).flatMap((option): INodeProperties[] => {
			if ('values' in option) return option.values;
			return 'type' in option ? [option] : [];
		});
		return [property, ...withInner(inner)];
	});
}
