import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import { ImsFailure } from '../../../nodes/AlibabaCloudSmarttag/ims/imsFailure';
import { apiError, isNodeError, messageOf, operationError } from '../../../nodes/AlibabaCloudSmarttag/items/nodeErrors';
import { makeNode, NODE_TYPE } from '../../support/workflowParts';

const NODE = makeNode('Alibaba Cloud Smarttag', NODE_TYPE);

const FAILURE = new ImsFailure('not used', {
	advice: 'Attach a policy.',
	code: 'NoPermission',
	httpStatus: 403,
	requestId: 'r1',
	mayHaveExecuted: false,
});

function failureWith(details: Partial<ImsFailure['details']>): ImsFailure {
	return new ImsFailure('not used', { mayHaveExecuted: false, ...details });
}

/** Messages that n8n would replace, because they hold the name of a system error. */
const MISTAKABLE = [
	'PermissionDenied.ResourceAccess: ResourceAccessDenied for the bucket',
	'The person operates in "videos/Operm/clip.mp4"',
	'ECONNREFUSED came from the upstream',
	'The connection timed out (ETIMEDOUT)',
	'The name of the endpoint does not exist (ENOTFOUND)',
	'Sequence existed: eexist',
	'getaddrinfo is a name in the title',
];

describe.each([
	['operationError', (message: string) => operationError(NODE, message)],
	['apiError', (message: string) => apiError(NODE, message, FAILURE)],
])('%s', (_name, make) => {
	it.each(MISTAKABLE)('keeps the wording of "%s"', (message) => {
		const error = make(message);
		expect(error.message).toBe(message);
		expect(error.messages).toEqual([]);
	});

	it.each(['', '{"message":"a"}', 'OSS URL: "x" has to look like oss://bucket/path/file.mp4.'])(
		'keeps the wording of %j',
		(message) => {
			expect(make(message).message).toBe(message);
		},
	);
});

describe('operationError', () => {
	it('is an error of the node with nothing but the message', () => {
		const error = operationError(NODE, 'Title: 257 bytes long.');
		expect(error).toBeInstanceOf(NodeOperationError);
		expect(error.node).toBe(NODE);
		expect(error.description).toBeUndefined();
		expect(error.context.itemIndex).toBeUndefined();
		expect(error.context.data).toBeUndefined();
	});

	it.each([0, 7])('has the item %i', (itemIndex) => {
		expect(operationError(NODE, 'a', { itemIndex }).context.itemIndex).toBe(itemIndex);
	});

	it('shows the description in one piece, and keeps data', () => {
		const error = operationError(NODE, 'a', { description: ['first', 'second'], data: { mayHaveExecuted: true } });
		expect(error.description).toBe('first second');
		expect(error.context.data).toEqual({ mayHaveExecuted: true });
	});

	it('has no description of no paragraphs', () => {
		expect(operationError(NODE, 'a', { description: [] }).description).toBeUndefined();
	});
});

describe('apiError', () => {
	it.each([400, 401, 403, 404, 429, 500, 502, 503, 504])('keeps its own wording with status %i', (httpStatus) => {
		const error = apiError(NODE, 'You are not authorized to do this action.', failureWith({ httpStatus }));
		expect(error).toBeInstanceOf(NodeApiError);
		expect(error.node).toBe(NODE);
		expect(error.message).toBe('You are not authorized to do this action.');
		expect(error.httpCode).toBe(String(httpStatus));
		expect(error.description).toBe(`HTTP status: ${httpStatus}.`);
	});

	it('contains the advice, what the caller adds, and the facts of the answer, in this order', () => {
		const error = apiError(NODE, 'a', FAILURE, { description: ['It was not sent again.'] });
		expect(error.description).toBe(
			'Attach a policy. It was not sent again. Code: NoPermission, HTTP status: 403, RequestId: r1.',
		);
	});

	it.each<[details: Partial<ImsFailure['details']>, description: string | undefined]>([
		[{}, undefined],
		[{ code: 'Unheard' }, 'Code: Unheard.'],
		[{ requestId: 'r1' }, 'RequestId: r1.'],
		[{ httpStatus: 502, advice: 'Look for a proxy.' }, 'Look for a proxy. HTTP status: 502.'],
	])('of %j is described as %j', (details, description) => {
		expect(apiError(NODE, 'a', failureWith(details)).description).toBe(description);
	});

	it('has the facts as data, with those of the caller', () => {
		const error = apiError(NODE, 'a', FAILURE, { itemIndex: 0, data: { mayHaveExecuted: true } });
		expect(error.context.data).toEqual({
			code: 'NoPermission',
			httpStatus: 403,
			requestId: 'r1',
			mayHaveExecuted: true,
		});
		expect(error.context.itemIndex).toBe(0);
	});

	it('has no HTTP code when no answer came', () => {
		expect(
			apiError(NODE, 'The endpoint did not answer within 60 seconds (ETIMEDOUT)', failureWith({})).httpCode,
		).toBeNull();
	});

	it('holds nothing of the failure beyond its facts', () => {
		expect(JSON.stringify(apiError(NODE, 'a', FAILURE))).not.toContain('not used');
	});
});

describe('isNodeError', () => {
	it.each([
		[true, 'an operation error', operationError(NODE, 'a')],
		[true, 'an API error', apiError(NODE, 'a', FAILURE)],
		[false, 'a failure of a call', FAILURE],
		[false, 'another error', new Error('a')],
		[false, 'nothing', undefined],
	])('is %p for %s', (expected, _name, error) => {
		expect(isNodeError(error)).toBe(expected);
	});
});

it.each([
	['an error', new Error('The credential is gone'), 'The credential is gone'],
	['a text', 'The execution was cancelled', 'The execution was cancelled'],
	['nothing', undefined, 'undefined'],
])('messageOf returns the message of %s', (_name, error, message) => {
	expect(messageOf(error)).toBe(message);
});
