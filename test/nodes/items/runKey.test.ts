import { runsAsTool } from '../../../nodes/AlibabaCloudSmarttag/items/runKey';

test.each([
	['an agent calls it', { isToolExecution: () => true }, true],
	['a workflow runs it', { isToolExecution: () => false }, false],
	['an agent of n8n 2.0 calls it', { getNode: () => ({ type: 'package.alibabaCloudSmarttagTool' }) }, true],
	['a workflow of n8n 2.0 runs it', { getNode: () => ({ type: 'package.alibabaCloudSmarttag' }) }, false],
])('%s', (_case, context, expected) => {
	expect(runsAsTool(context as Parameters<typeof runsAsTool>[0])).toBe(expected);
});
