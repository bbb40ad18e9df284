import type { NodeHint } from 'n8n-workflow';

/** What the panel says beside a choice that is slow or costs money, before the node is run. */
export const nodeHints: NodeHint[] = [
	{
		message:
			'While it asks for its jobs, this execution runs and holds a worker. For many or long jobs, choose Callback.',
		type: 'info',
		location: 'outputPane',
		whenToDisplay: 'beforeExecution',
		displayCondition: '={{ $parameter["operation"] === "submit" && $parameter["waitForCompletion"] === "poll" }}',
	},
	{
		message: 'Each item makes a job, and NLP features are billed in addition to tags.',
		type: 'info',
		location: 'outputPane',
		whenToDisplay: 'beforeExecution',
		displayCondition:
			'={{ $parameter["operation"] === "submit" && Object.keys($parameter["nlpFeatures"] ?? {}).length > 0 }}',
	},
];
