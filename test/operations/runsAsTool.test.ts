import type { IExecuteFunctions } from 'n8n-workflow';

import { runsAsTool } from '../../nodes/AlibabaCloudSmarttag/operations/runsAsTool';

test.each([
	['an agent calls it', { isToolExecution: () => true }, true],
	['a workflow runs it', { isToolExecution: () => false }, false],
	['n8n 2.0 runs it, which cannot tell', {}, false],
])('%s', (_case, context, expected) => {
	expect(runsAsTool(context as IExecuteFunctions)).toBe(expected);
});
