import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { INodeProperties } from 'n8n-workflow';

import { submitJobProperties } from '../../nodes/AlibabaCloudSmarttag/job/submit/submit.panel';
import { ROOT } from '../../local/root';

/** Fields of waiting and of the output are in the README. */
const ELSEWHERE = ['simplify', 'output', 'fields', 'outputOptions'];

type Option = NonNullable<INodeProperties['options']>[number];

function labels({ displayName, name, type, options = [] }: INodeProperties): string[] {
	if (type === 'notice' || ELSEWHERE.includes(name)) return [];
	return [displayName, ...(type === 'collection' || type === 'fixedCollection' ? options.flatMap(inOption) : [])];
}

function inOption(option: Option): string[] {
	if ('values' in option) return [option.displayName, ...option.values.flatMap(labels)];
	return 'type' in option ? labels(option) : [];
}

it.each(['docs/fields.md', 'docs/zh-CN/fields.md'])('%s has every field of Submit', (path) => {
	const page = readFileSync(join(ROOT, path), 'utf8');
	const fields = [...new Set(submitJobProperties.flatMap(labels))];

	expect(fields.length).toBeGreaterThan(30);
	expect(fields.filter((label) => !page.includes(label))).toEqual([]);
});
