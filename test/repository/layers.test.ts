import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';

import { ROOT } from '../../local/root';

interface Import {
	readonly from: string;
	/** A path from the root without its ending, or the name of a module. */
	readonly what: string;
	/** Whether it is loaded with the file, and not by `import()` when it is needed. */
	readonly isStatic: boolean;
	readonly isType: boolean;
}

function filesBelow(folder: string): string[] {
	return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
		.map(({ parentPath, name }) => relative(ROOT, join(parentPath, name)));
}

function importsOf(from: string): Import[] {
	const text = readFileSync(join(ROOT, from), 'utf8');
	const found = (pattern: RegExp, isStatic: boolean) =>
		[...text.matchAll(pattern)].map(({ 1: module = '', 0: statement }) => ({
			from,
			what: module.startsWith('.') ? normalize(join(dirname(from), module)) : module,
			isStatic,
			isType: /^(import|export) (type\b|\{(\s*type \w+( as \w+)?,?)+\s*\} from)/.test(statement),
		}));
	return [...found(/^(?:import|export)\s[^;]*?from\s+'([^']+)';/gm, true), ...found(/\bimport\('([^']+)'\)/g, false)];
}

/** The first circle of files that load one another; empty when there is none. Types and `import()` load nothing. */
function circleAmong(files: readonly string[]): string[] {
	const done = new Set<string>();
	const visit = (file: string, path: readonly string[]): string[] => {
		if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
		if (done.has(file)) return [];
		const loaded = importsOf(file).filter(({ isStatic, isType }) => isStatic && !isType);
		const next = loaded.flatMap(({ what }) =>
			files.filter((one) => one === `${what}.ts` || one === `${what}/index.ts`),
		);
		const circle = next.map((one) => visit(one, [...path, file])).find(({ length }) => length > 0) ?? [];
		done.add(file);
		return circle;
	};
	return files.map((file) => visit(file, [])).find(({ length }) => length > 0) ?? [];
}

const NODE = 'nodes/AlibabaCloudSmarttag';

/** Where imports of a room may lead, besides into the room itself: names of modules and of other rooms. */
interface Room {
	/** Which files make up the room, by their path from the root. */
	readonly files: RegExp;
	readonly reaches: readonly RegExp[];
}

const room = (...names: string[]): RegExp => new RegExp(`^${NODE}/(${names.join('|')})/`);
const N8N = /^n8n-workflow$/;
const CRYPTO = /^node:crypto$/;
const VALUES = room('values');
const SERVICE = [room('ims', 'oss'), VALUES];
const PANELS = [N8N, new RegExp(`^${NODE}/.*\\.panel$`), room('panel')];
const BELOW_RESOURCES = [N8N, CRYPTO, room('items', 'pickers', 'results', 'notifications'), ...SERVICE];
const CODE = String.raw`(?!.*\.panel\.ts$).*\.ts$`;
/** The files of Get Subtitles that run in n8n; the others turn speech into text. */
const SUBTITLE_OPERATION = 'getSubtitles|subtitleFields';

const ROOMS: Readonly<Record<string, Room>> = {
	signature: { files: /^credentials\/signature\//, reaches: [CRYPTO] },
	credentials: { files: /^credentials\/(?!signature\/)/, reaches: [CRYPTO, N8N, /^credentials\//] },
	panels: { files: new RegExp(`^${NODE}/(.*\\.panel\\.ts$|panel/)`), reaches: PANELS },
	values: { files: VALUES, reaches: [/^credentials\/redact$/] },
	notifications: { files: room('notifications'), reaches: [VALUES] },
	results: { files: room('results'), reaches: [VALUES] },
	'core of subtitles': {
		files: new RegExp(`^${NODE}/job/subtitles/(?!${SUBTITLE_OPERATION})${CODE}`),
		reaches: [VALUES, room('results', 'job/subtitles')],
	},
	ims: { files: room('ims'), reaches: [N8N, CRYPTO, VALUES, /^credentials\/(?!.*\.credentials$)/] },
	// The same service in another protocol: it shares how `ims` reads bodies, waits, and describes broken connections.
	oss: { files: room('oss'), reaches: [N8N, CRYPTO, VALUES, room('ims'), /^credentials\/(?!.*\.credentials$)/] },
	items: { files: room('items'), reaches: [N8N, CRYPTO, ...SERVICE] },
	pickers: { files: room('pickers'), reaches: [N8N, room('items'), ...SERVICE] },
	media: { files: new RegExp(`^${NODE}/media/${CODE}`), reaches: BELOW_RESOURCES },
	pipeline: { files: new RegExp(`^${NODE}/pipeline/${CODE}`), reaches: BELOW_RESOURCES },
	template: { files: new RegExp(`^${NODE}/template/${CODE}`), reaches: BELOW_RESOURCES },
	job: {
		files: new RegExp(`^${NODE}/job/${CODE}`),
		reaches: [...BELOW_RESOURCES, room('job', 'template', 'media')],
	},
	trigger: { files: new RegExp(`^${NODE}/trigger/${CODE}`), reaches: [...BELOW_RESOURCES, room('job')] },
	'the tables of operations and pickers': {
		files: new RegExp(`^${NODE}/(operations|pickers)\\.ts$`),
		reaches: [N8N, room('items', 'pickers', 'job', 'media', 'template', 'pipeline')],
	},
	'the nodes': { files: new RegExp(`^${NODE}/[^/]+\\.node\\.ts$`), reaches: PANELS },
};

const all = [...filesBelow('nodes'), ...filesBelow('credentials')];

describe('Arrows run one way:', () => {
	it.each(Object.entries(ROOMS))('%s', (_name, { files, reaches }) => {
		const members = all.filter((file) => files.test(file));
		const astray = members
			.flatMap(importsOf)
			// What a node loads when it runs, and types, cost nothing at n8n's start.
			.filter(({ from, isStatic, isType }) => !from.endsWith('.node.ts') || (isStatic && !isType))
			.filter(({ what }) => !files.test(`${what}.ts`) && !reaches.some((allowed) => allowed.test(what)));

		expect(members.length).toBeGreaterThan(0);
		expect(astray.map(({ from, what }) => `${from} -> ${what}`)).toEqual([]);
	});

	it('every file of the package is in one of these rooms', () => {
		const homeless = all.filter((file) => !Object.values(ROOMS).some(({ files }) => files.test(file)));

		expect(homeless).toEqual([]);
	});

	it.each(['nodes', 'credentials', 'local'])('no files of %s load one another in a circle', (folder) => {
		expect(circleAmong(filesBelow(folder))).toEqual([]);
	});

	it('nothing of the package imports what is for development', () => {
		const foreign = all.flatMap(importsOf).filter(({ what }) => /^(local|test|bench)\//.test(what));

		expect(foreign).toEqual([]);
	});
});
