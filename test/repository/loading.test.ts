import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { PackageDirectoryLoader } from 'n8n-core';
import { type INodeProperties, type INodeType, NodeHelpers } from 'n8n-workflow';

import {
	LANGUAGE_HINTS,
	SOURCE_LANGUAGES,
	SUMMARIZATION_TYPES,
	TARGET_LANGUAGES,
} from '../../nodes/AlibabaCloudSmarttag/job/submit/nlpParams';
import { ROOT } from '../../local/root';

const NAME = 'n8n-nodes-alibaba-cloud-smarttag';

describe('n8n loads the built package:', () => {
	const loader = new PackageDirectoryLoader(ROOT);
	beforeAll(async () => await loader.loadAll());

	const node = () => loader.nodeTypes.alibabaCloudSmarttag?.type as INodeType;

	const trigger = () => loader.nodeTypes.alibabaCloudSmarttagTrigger?.type as INodeType;

	it('a node, a trigger and two credentials', () => {
		expect(Object.keys(loader.nodeTypes)).toEqual(['alibabaCloudSmarttag', 'alibabaCloudSmarttagTrigger']);
		const types = ['alibabaCloudImsApi', 'alibabaCloudImsRamRoleApi'];
		expect(Object.keys(loader.credentialTypes)).toEqual(types);
		for (const type of types) {
			expect(loader.known.credentials[type]?.supportedNodes).toEqual([
				'alibabaCloudSmarttag',
				'alibabaCloudSmarttagTrigger',
			]);
		}
	});

	it.each([
		['the node', () => loader.nodeTypes.alibabaCloudSmarttag?.type as unknown as { description: IconOwner }],
		['the trigger', () => loader.nodeTypes.alibabaCloudSmarttagTrigger?.type as unknown as { description: IconOwner }],
		['the AccessKey', () => ({ description: loader.credentialTypes.alibabaCloudImsApi?.type as IconOwner })],
		['the role', () => ({ description: loader.credentialTypes.alibabaCloudImsRamRoleApi?.type as IconOwner })],
	])('%s has a light and a dark icon that exist and differ', (_what, owner) => {
		const { iconUrl } = owner().description;
		const content = (url: string | undefined) =>
			readFileSync(join(ROOT, (url ?? '').replace(`icons/${NAME}/`, '')), 'utf8');

		expect(Object.keys(iconUrl ?? {}).sort()).toEqual(['dark', 'light']);
		expect(content(iconUrl?.light)).toMatch(/^<svg/);
		expect(content(iconUrl?.dark)).toMatch(/^<svg/);
		expect(content(iconUrl?.light)).not.toBe(content(iconUrl?.dark));
	});

	it.each([
		['AlibabaCloudSmarttag', node],
		['AlibabaCloudSmarttagTrigger', trigger],
	])('the codex of %s answers the words that users search for', (file, type) => {
		const { codex, name } = type().description;

		expect(codex?.categories).toContain('Development');
		for (const word of ['video', 'alibaba', 'aliyun', 'smarttag', 'transcribe']) expect(codex?.alias).toContain(word);
		const path = join(ROOT, `dist/nodes/AlibabaCloudSmarttag/${file}.node.json`);
		expect((JSON.parse(readFileSync(path, 'utf8')) as { node: string }).node).toBe(`${NAME}.${name}`);
	});

	it('every operation, and the trigger, has an output schema', () => {
		const operations = node()
			.description.properties.filter(({ name }) => name === 'operation')
			.flatMap(({ displayOptions, options = [] }) => {
				const resources = (displayOptions?.show?.resource ?? []) as string[];
				const values = options.map((option) => (option as { value: string }).value);
				return resources.flatMap((resource) => values.map((operation) => `${resource}/${operation}`));
			});

		expect(operations).toEqual([
			...['job/get', 'job/getSubtitles', 'job/submit'],
			...['media/analyze', 'media/get', 'media/getAll', 'media/register'],
			...['media/searchByTag', 'media/update', 'media/upload', 'media/uploadFromUrl'],
			...['pipeline/get', 'pipeline/getAll'],
			...['template/create', 'template/delete', 'template/get', 'template/getAll'],
			...['template/setDefault', 'template/update'],
		]);
		for (const operation of [...operations, '../v1.0.0']) {
			const path = join(ROOT, 'dist/nodes/AlibabaCloudSmarttag/__schema__/v1.0.0', `${operation}.json`);
			expect(statSync(path).size).toBeGreaterThan(0);
		}
	});

	it('placeholders of texts begin with "e.g."', () => {
		const placeholders = allProperties([...node().description.properties, ...trigger().description.properties])
			.filter(({ type }) => type === 'string' || type === 'number')
			.flatMap(({ placeholder }) => (placeholder ? [placeholder] : []));

		expect(placeholders.length).toBeGreaterThan(5);
		for (const placeholder of placeholders) expect(placeholder).toMatch(/^e\.g\. /);
	});

	it('hints have at most 120 characters', () => {
		const { properties, hints = [] } = node().description;
		const texts = [
			...hints.map(({ message }) => message),
			...allProperties(properties).flatMap(({ hint, modes = [] }) => [hint, ...modes.map((mode) => mode.hint)]),
		].filter((hint) => hint !== undefined);

		expect(texts.length).toBeGreaterThan(5);
		expect(texts.filter((hint) => hint.length > 120)).toEqual([]);
	});

	it.each([
		['sourceLanguage', SOURCE_LANGUAGES],
		['languageHints', LANGUAGE_HINTS],
		['summarizationTypes', SUMMARIZATION_TYPES],
		['targetLanguages', TARGET_LANGUAGES],
	])('the choices of %s are those that the check before sending knows', (name, known) => {
		const field = allProperties(node().description.properties).find((property) => property.name === name);
		const choices = field?.options?.map((option) => (option as { value: string }).value) ?? [];

		// Source Language has none until one is chosen.
		expect(choices.filter((choice) => choice !== '').sort()).toEqual([...known].sort());
	});

	it('reads entries, panels and error codes when n8n starts; what only a run needs is read later', () => {
		const script = `
			const { nodes, credentials } = require('./package.json').n8n;
			for (const file of [...nodes, ...credentials]) Object.values(require('./' + file)).map((Type) => new Type());
			const read = Object.keys(require.cache).filter((path) => path.includes('/dist/') && !path.includes('/node_modules/'));
			console.log(JSON.stringify(read));`;
		const paths = JSON.parse(execFileSync('node', ['-e', script], { cwd: ROOT, encoding: 'utf8' })) as string[];
		const read = paths.map((path) => path.replace(/^.*\/dist\//, ''));

		const atStart = [
			/^credentials\/[^/]+\.credentials\.js$/,
			/^credentials\/(connectionTest|credentialErrorCodes|imsFields)\.js$/,
			/^nodes\/AlibabaCloudSmarttag\/[^/]+\.node\.js$/,
			/^nodes\/AlibabaCloudSmarttag\/(.+\.panel|panel\/[^/]+)\.js$/,
		];
		expect(read.filter((path) => !atStart.some((pattern) => pattern.test(path)))).toEqual([]);
		for (const pattern of atStart) expect(read.some((path) => pattern.test(path))).toBe(true);
	});

	it('no required field blocks a node that is driven by expressions', () => {
		const { properties } = node().description;
		const takesExpression = new Set(
			properties.flatMap(({ name, noDataExpression }) => (noDataExpression ? [] : [name])),
		);
		// n8n shows, and so requires, a field whose conditions name a field with an expression, unless they hide it then.
		const blocking = properties.filter(({ required, displayOptions: { show = {}, hide = {} } = {} }) => {
			const isShown = Object.keys(show).some((name) => takesExpression.has(name));
			const isHidden = Object.entries(hide).every(
				([name, values = []]) => !takesExpression.has(name) || NodeHelpers.checkConditions(values, ['={{ 1 }}']),
			);
			return required && (isShown || !isHidden);
		});
		expect(blocking.map(({ name }) => name)).toEqual([]);
	});
});

interface IconOwner {
	readonly iconUrl?: { readonly light: string; readonly dark: string };
}

function allProperties(properties: readonly unknown[]): INodeProperties[] {
	return properties.flatMap((entry) => {
		const { options = [], values = [], modes = [] } = entry as Record<'modes' | 'options' | 'values', unknown[]>;
		return [entry as INodeProperties, ...allProperties([...options, ...values, ...modes])];
	});
}
