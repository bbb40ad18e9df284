import { type INode, type INodeProperties, type INodeType, NodeHelpers } from 'n8n-workflow';

import { loadPackage } from '../../local/engine/installation';
import { EXAMPLE_FILES, readExample } from '../../local/examples';
import { ROOT } from '../../local/root';

const PACKAGE = 'n8n-nodes-alibaba-cloud-smarttag.';

const NOTE = 'n8n-nodes-base.stickyNote';

/** Names that n8n gives to its own nodes that the examples use. */
const N8N_DEFAULT_NAMES = [
	...['Edit Fields', 'Split Out', 'HTTP Request', 'Schedule Trigger', 'On form submission', 'Webhook'],
	'When clicking ‘Execute workflow’',
];

/** A part of the canvas: left, top, right, bottom. */
type Area = readonly [number, number, number, number];

/** Size of a node on the canvas, with its name of up to two lines below it (observed in 2.41). */
const NODE_SIZE = { width: 96, height: 96 + 60 };

function nodeArea({ position: [x, y] }: INode): Area {
	return [x, y, x + NODE_SIZE.width, y + NODE_SIZE.height];
}

function areaOf({ position: [x, y], parameters }: INode): Area {
	return [x, y, x + Number(parameters.width), y + Number(parameters.height)];
}

function covers(outer: Area, inner: Area): boolean {
	return outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3];
}

function overlaps(one: Area, other: Area): boolean {
	return one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];
}

function textOf(note: INode | undefined): string {
	const content = note?.parameters.content;
	return typeof content === 'string' ? content : '';
}

let nodes: Readonly<Record<string, INodeType>>;
beforeAll(async () => ({ nodes } = await loadPackage(ROOT)));

describe.each(EXAMPLE_FILES)('%s', (name) => {
	const workflow = readExample(name);
	const ours = workflow.nodes.filter(({ type }) => type.startsWith(PACKAGE));

	it('has no node of another package but those of n8n', () => {
		const others = workflow.nodes.filter((node) => !ours.includes(node)).map(({ type }) => type);
		expect(others.filter((type) => !type.startsWith('n8n-nodes-base.'))).toEqual([]);
	});

	describe("is in the form of n8n's gallery:", () => {
		const notes = workflow.nodes.filter(({ type }) => type === NOTE);
		const steps = workflow.nodes.filter(({ type }) => type !== NOTE);
		const overviews = notes.filter(({ parameters }) => parameters.color === undefined);
		const sections = notes.filter((note) => !overviews.includes(note));

		it('one yellow note says in 100 to 300 words how it works and what to set up', () => {
			expect(overviews).toHaveLength(1);
			const text = textOf(overviews[0]);
			expect(text.split(/\s+/).length).toBeGreaterThanOrEqual(100);
			expect(text.split(/\s+/).length).toBeLessThanOrEqual(300);
			expect(text).toMatch(/^## .+\n[^]*\n### How it works\n1\. [^]*\n### Setup\n- /);
		});

		it('white notes of less than 50 words are numbered from left to right', () => {
			expect(sections.map(({ parameters }) => parameters.color)).toEqual(sections.map(() => 7));
			const fromLeft = [...sections].sort((one, other) => one.position[0] - other.position[0]);
			expect(fromLeft.map((note) => /^## (\d+)\. /.exec(textOf(note))?.[1])).toEqual(
				fromLeft.map((_note, index) => String(index + 1)),
			);
			for (const note of sections) expect(textOf(note).split(/\s+/).length).toBeLessThan(50);
		});

		it('each node is within one white note, and no note overlaps another', () => {
			const around = (step: INode) => sections.filter((note) => covers(areaOf(note), nodeArea(step)));
			for (const step of steps) expect([step.name, around(step).length]).toEqual([step.name, 1]);
			for (const note of notes)
				for (const other of notes)
					if (note !== other) expect([note.name, overlaps(areaOf(note), areaOf(other))]).toEqual([note.name, false]);
		});

		it('each node has a name of its own, and none holds JSON, code or pinned data', () => {
			const defaults = Object.values(nodes).map(({ description }) => description.defaults.name);
			for (const { name: given } of steps) expect([...defaults, ...N8N_DEFAULT_NAMES]).not.toContain(given);
			expect(new Set(workflow.nodes.map(({ name: given }) => given)).size).toBe(workflow.nodes.length);
			expect(steps.filter(({ type, parameters }) => /\.code$/.test(type) || parameters.mode === 'raw')).toEqual([]);
			expect(workflow.pinData).toEqual({});
		});

		it('credentials are placeholders, and the n8n that it comes from is not named', () => {
			const used = steps.flatMap(({ credentials = {} }) => Object.values(credentials));
			for (const credential of used) expect(credential.id).toBe('alibaba-cloud-ims');
			expect(workflow).toMatchObject({ meta: { instanceId: '0'.repeat(64) } });
		});
	});

	it('connects nodes that are there', () => {
		const names = workflow.nodes.map((node) => node.name);
		const targets = Object.values(workflow.connections).flatMap((outputs) =>
			Object.values(outputs).flatMap((lists) => lists.flatMap((list) => list ?? []).map(({ node }) => node)),
		);
		expect(names).toEqual(expect.arrayContaining([...Object.keys(workflow.connections), ...targets]));
	});

	it('sets in each node of the package what its panel has and shows', () => {
		for (const node of ours) {
			const { description } = nodes[node.type] ?? {};
			if (!description) throw new Error(`There is no node ${node.type}`);
			const { properties, version } = description;
			expect([version].flat()).toContain(node.typeVersion);
			expect([node.name, unknownFields(properties, node)]).toEqual([node.name, []]);
			// What n8n reads of it; a field that is not shown is dropped.
			expect(NodeHelpers.getNodeParameters(properties, node.parameters, true, false, node, description)).toMatchObject(
				node.parameters,
			);
		}
	});
});

/** Names of fields, also in collections and groups, that the description does not have. */
function unknownFields(properties: readonly INodeProperties[], { parameters }: INode): string[] {
	const look = (known: readonly unknown[], given: unknown, path: string): string[] => {
		if (typeof given !== 'object' || given === null || Array.isArray(given) || '__rl' in given) return [];
		return Object.entries(given).flatMap(([name, value]) => {
			const found = (known as Child[]).filter((property) => property.name === name);
			if (found.length === 0) return [`${path}${name}`];
			const children = found.flatMap(({ options = [], values = [] }) => [...options, ...values]);
			const nested = children.some((child) => 'displayName' in child);
			return nested ? look(children, value, `${path}${name}.`) : [];
		});
	};
	return look(properties, parameters, '');
}

interface Child {
	readonly name: string;
	readonly options?: readonly object[];
	readonly values?: readonly object[];
}
