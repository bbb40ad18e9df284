import { type INode, type INodeType, NodeConnectionTypes, Workflow } from 'n8n-workflow';

import { tooltipMetadata } from '../../../../nodes/AlibabaCloudSmarttag/job/wait/suspend';
import { waitingTooltip } from '../../../../nodes/AlibabaCloudSmarttag/job/wait/wait.panel';

const node: INode = { id: '1', name: 'Submit', type: 't', typeVersion: 1, position: [0, 0], parameters: {} };
const type: INodeType = {
	description: {
		displayName: 'Submit',
		name: 't',
		group: ['transform'],
		version: 1,
		description: '',
		defaults: { name: 'Submit' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	},
};
const workflow = new Workflow({
	nodes: [node],
	connections: {},
	active: false,
	nodeTypes: {
		getByName: () => type,
		getByNameAndVersion: () => type,
		getKnownTypes: () => ({}),
	},
});

/** What n8n makes of the tooltip where `$execution.resumeUrl` is what the node's metadata holds. */
function tooltipWith(resumeUrl: string): unknown {
	return workflow.expression.getParameterValue(waitingTooltip, null, 0, 0, 'Submit', [], 'manual', {
		$execution: { id: '7', mode: 'test', resumeUrl, resumeFormUrl: '' },
	});
}

describe('While an execution is suspended the panel shows', () => {
	it.each([
		[1, 'Waiting for 1 job'],
		[2, 'Waiting for 2 jobs'],
		[10, 'Waiting for 10 jobs'],
		[12, 'Waiting for 12 jobs'],
		[300, 'Waiting for 300 jobs'],
	])('the number of %d jobs', (jobs, words) => {
		expect(tooltipWith(tooltipMetadata(jobs).resumeUrl)).toBe(words);
	});

	it.each([
		['the address of the execution', 'https://n8n.example.com/webhook-waiting/7?signature=x'],
		['an address whose fragment is no number', 'https://n8n.example.com/#jobs=many'],
		['nothing', ''],
	])('no number where n8n has %s', (_what, resumeUrl) => {
		expect(tooltipWith(resumeUrl)).toBe('Waiting for the jobs');
	});
});

it('what the tooltip reads is no address, so that it holds no token', () => {
	expect(tooltipMetadata(3)).toEqual({ resumeUrl: '#jobs=3' });
});
