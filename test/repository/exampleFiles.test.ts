import { type INode, type INodeProperties, type INodeType, NodeHelpers } from 'n8n-workflow';

import { loadPackage } from '../../local/engine/installation';
import { EXAMPLE_FILES, readExample } from '../../local/examples';
import { ROOT } from '../../local/root';

const PACKAGE = 'n8n-nodes-alibaba-cloud-smarttag.';

let nodes: Readonly<Record<string, INodeType>>;
beforeAll(async () => ({ nodes } = await loadPackage(ROOT)));

describe.each(EXAMPLE_FILES)('%s', (name) => {
	const workflow = readExample(name);
	const ours = workflow.nodes.filter(({ type }) => type.startsWith(PACKAGE));

	it('has no node of another package but those of n8n', () => {
		const others = workflow.nodes.filter((node) => !ours.includes(node)).map(({ type }) => type);
		expect(others.filter((type) => !type.startsWith('n8n-nodes-base.'))).toEqual([]);
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
