import type { INode, INodeExecutionData } from 'n8n-workflow';

import { failedItem, markFailedItems } from '../../../nodes/AlibabaCloudSmarttag/items/outputItems';
import { operationError } from '../../../nodes/AlibabaCloudSmarttag/items/nodeErrors';

const contextOf = (onError: INode['onError']) => {
	const node = { ...{ id: 'n', name: 'Node', type: 't', typeVersion: 1, position: [0, 0], parameters: {} }, onError };
	return { getNode: () => node as INode };
};
const failed = () => failedItem(operationError(contextOf(undefined).getNode(), 'refused'), 0);

describe('With "Continue (using error output)"', () => {
	const mark = (item: INodeExecutionData) => markFailedItems(contextOf('continueErrorOutput'), [item])[0];

	it('a failed item is marked, and what n8n makes of it is not', () => {
		const item = mark(failed());

		expect(item?.error).toMatchObject({ message: 'refused' });
		expect({ ...item }).not.toHaveProperty('error');
		expect(item?.json).toEqual(failed().json);
	});

	it.each([
		['a JobId', { JobId: 'a' }],
		['a field called error among others', { error: 'a', message: 'b', details: {}, JobId: 'c' }],
	])('an item with %s is not', (_what, json) => {
		expect(mark({ json })?.error).toBeUndefined();
	});
});

it.each(['continueRegularOutput', 'stopWorkflow', undefined] as const)('nothing is marked with %s', (onError) => {
	expect(markFailedItems(contextOf(onError), [failed()])[0]?.error).toBeUndefined();
});
