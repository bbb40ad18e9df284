import { readAnswer } from '../../../nodes/AlibabaCloudSmarttag/ims/answer';

function json(body: unknown): string {
	return JSON.stringify(body);
}

const REFUSAL = {
	RequestId: '00000000-0000-4000-8000-000000000026',
	HostId: 'ice.cn-shanghai.aliyuncs.com',
	Code: 'MissingInput',
	Message: 'Input is mandatory for this action.',
	Recommend: 'https://api.example.com/troubleshoot?q=MissingInput',
};

describe('an accepted request', () => {
	const body = { RequestId: '00000000-0000-4000-8000-000000000001', JobId: '0123456789abcdef0123456789abcdef' };

	it.each([200, 201, 299])('is recognized by status %i and a body without Code', (status) => {
		expect(readAnswer(status, json(body))).toEqual({ kind: 'accepted', body });
	});

	it.each([
		['', 'Code'],
		['200', 'Code'],
		[200, 'Code'],
		['OK', 'Code'],
		['Success', 'Code'],
		['success', 'Code'],
		['success', 'code'],
		[null, 'Code'],
	])('may carry %j as its %s', (code, key) => {
		expect(readAnswer(200, json({ ...body, [key]: code }))).toMatchObject({ kind: 'accepted' });
	});

	it('may have blanks around it', () => {
		expect(readAnswer(200, `\n${json(body)}\n`)).toEqual({ kind: 'accepted', body });
	});
});

describe('a refusal', () => {
	it.each([400, 403, 404, 429, 500, 503])(
		'with status %i is read with its code, message and RequestId',
		(httpStatus) => {
			expect(readAnswer(httpStatus, json(REFUSAL))).toEqual({
				kind: 'refused',
				httpStatus,
				code: 'MissingInput',
				message: 'Input is mandatory for this action.',
				requestId: '00000000-0000-4000-8000-000000000026',
				deniedAction: undefined,
			});
		},
	);

	it('is read with keys in lower case', () => {
		const body = { requestId: 'r1', code: 'Throttling.User', message: 'Request was denied due to user flow control.' };
		expect(readAnswer(400, json(body))).toMatchObject({
			kind: 'refused',
			code: 'Throttling.User',
			message: 'Request was denied due to user flow control.',
			requestId: 'r1',
		});
	});

	it('is recognized by its code even with status 200', () => {
		expect(readAnswer(200, json(REFUSAL))).toMatchObject({ kind: 'refused', httpStatus: 200, code: 'MissingInput' });
	});

	it.each([300, 302, 400, 500])('is recognized by status %i even when the code means success', (status) => {
		expect(readAnswer(status, json({ ...REFUSAL, Code: 'Success' }))).toMatchObject({
			kind: 'refused',
			code: 'Success',
		});
	});

	it('with a message but no code gets the status for a code', () => {
		expect(readAnswer(403, json({ message: 'Forbidden by the gateway' }))).toMatchObject({
			kind: 'refused',
			code: 'HTTP 403',
			message: 'Forbidden by the gateway',
			requestId: undefined,
		});
	});

	it('with a code but no message has an empty one', () => {
		expect(readAnswer(400, json({ Code: 'InvalidParameter' }))).toMatchObject({
			code: 'InvalidParameter',
			message: '',
		});
	});

	it.each([
		['AccessDeniedDetail', 'Code', 'Message'],
		['accessDeniedDetail', 'code', 'message'],
	])('names the action that %s names', (key, codeKey, messageKey) => {
		const body = {
			[codeKey]: 'NoPermission',
			[messageKey]: 'You are not authorized.',
			[key]: { AuthAction: 'ice:SubmitSmarttagJob', NoPermissionType: 'ImplicitDeny' },
		};
		expect(readAnswer(403, json(body))).toMatchObject({ deniedAction: 'ice:SubmitSmarttagJob' });
	});

	it.each([[null], ['ice:SubmitSmarttagJob'], [{}], [{ AuthAction: {} }], [[]]])(
		'names no action when the detail is %j',
		(detail) => {
			const answer = readAnswer(403, json({ ...REFUSAL, AccessDeniedDetail: detail }));
			expect(answer).toMatchObject({ kind: 'refused', deniedAction: undefined });
		},
	);

	it.each([
		[{ Code: ['a'], Message: { text: 'b' }, RequestId: {} }, 'HTTP 400', ''],
		[{ Code: 404, Message: 1 }, '404', '1'],
	])('with keys of other types (%j) is read all the same', (body, code, message) => {
		expect(readAnswer(400, json(body))).toMatchObject({ kind: 'refused', code, message, requestId: undefined });
	});
});

describe('a refusal in XML', () => {
	it.each([
		[
			'of the API',
			`<?xml version='1.0' encoding='UTF-8'?><Error><RequestId>r1</RequestId><HostId>ice.cn-shanghai.aliyuncs.com</HostId><Code>InvalidAccessKeyId.NotFound</Code><Message>Specified access key is not found.</Message></Error>`,
		],
		[
			'with line breaks',
			'<Error>\n\t<Code>InvalidAccessKeyId.NotFound</Code>\n\t<Message>Specified access key is not found.</Message>\n\t<RequestId>r1</RequestId>\n</Error>\n',
		],
	])('%s is read', (_name, text) => {
		expect(readAnswer(404, text)).toEqual({
			kind: 'refused',
			httpStatus: 404,
			code: 'InvalidAccessKeyId.NotFound',
			message: 'Specified access key is not found.',
			requestId: 'r1',
			deniedAction: undefined,
		});
	});

	it('without a code and a message is not a refusal', () => {
		expect(readAnswer(500, '<Error></Error>')).toMatchObject({ kind: 'unreadable' });
	});
});

describe('what is no answer of the API', () => {
	it.each<[name: string, status: number, text: string, what: string]>([
		['an empty body', 200, '', 'an empty body'],
		['blanks', 502, ' \r\n', 'an empty body'],
		['a page', 502, '<html><body><h1>Bad gateway</h1></body></html>', 'an HTML page'],
		[
			'a page with a title',
			502,
			'<!DOCTYPE html>\n<html><head><title>\n502 Bad Gateway </title></head></html>',
			'an HTML page titled "502 Bad Gateway"',
		],
		['a page in capitals', 403, '<HTML><TITLE>Blocked</TITLE></HTML>', 'an HTML page titled "Blocked"'],
		['a page with a title of one letter', 403, '<html><title>X</title></html>', 'an HTML page titled "X"'],
		['a page with an empty title', 403, '<html><title></title></html>', 'an HTML page'],
		[
			'a page with an endless title',
			403,
			`<html><title>${'x'.repeat(9_000)}`,
			`an HTML page titled "${'x'.repeat(8_000)}"`,
		],
		['JSON that was cut', 200, '{"RequestId":"r1","JobId":"0123', 'incomplete JSON'],
		['JSON without Code and Message', 502, '{"RequestId":"r1"}', 'JSON without a Code'],
		['an empty object', 404, '{}', 'JSON without a Code'],
		['a sentence', 503, 'upstream connect error', 'text that is not JSON'],
	])('%s is described', (_name, httpStatus, text, what) => {
		expect(readAnswer(httpStatus, text)).toEqual({ kind: 'unreadable', httpStatus, what });
	});

	it.each(['[]', '[{"Code":"Throttling"}]', '"Throttling"', 'null', '42', 'true'])(
		'%s is JSON, and not called a text that is none',
		(text) => {
			expect(readAnswer(200, text)).toMatchObject({ kind: 'unreadable', what: 'JSON that is not an object' });
		},
	);
});

describe('the text that was signed does not get out with a refused signature', () => {
	const signedText =
		'POST&%2F&AccessKeyId%3DtestAccessKeyId%26Action%3DSubmitSmarttagJob%26SecurityToken%3DtestSecurityToken';
	const canonicalRequest =
		'POST\n/\nTitle=secret\nhost:ice.cn-shanghai.aliyuncs.com\nx-acs-security-token:testSecurityToken\n\nhost;x-acs-date\ne3b0';
	const notMatched = 'Specified signature is not matched with our calculation.';
	const doesNotMatch = 'Specified signature does not match our calculation.';

	it.each<[name: string, message: string, kept: string]>([
		['V1', `${notMatched} server string to sign is:${signedText}`, notMatched],
		[
			'V3, as text and request',
			`${doesNotMatch} server StringToSign is [ACS3-HMAC-SHA256\n7ea064] server CanonicalRequest is [${canonicalRequest}]`,
			doesNotMatch,
		],
		[
			'V3, request first',
			`${doesNotMatch} server CanonicalRequest is [${canonicalRequest}], server StringToSign is [ACS3-HMAC-SHA256]`,
			doesNotMatch,
		],
		['V3 in the V1 wording', `${notMatched} server string to sign is:${canonicalRequest}`, notMatched],
		['server-side', `${doesNotMatch} Server-side string to sign: ${signedText}`, doesNotMatch],
		['in capitals', `${doesNotMatch} STRINGTOSIGN=${signedText}`, doesNotMatch],
		['with a blank', `${doesNotMatch} The canonical request is ${canonicalRequest}`, `${doesNotMatch} The`],
		['with hyphens', `${doesNotMatch} The string-to-sign is ${signedText}`, `${doesNotMatch} The`],
		['nothing else', `server string to sign is:${signedText}`, ''],
	])('%s', (_name, Message, message) => {
		expect(readAnswer(400, json({ Code: 'SignatureDoesNotMatch', Message }))).toMatchObject({ message });
		const escaped = Message.replaceAll('&', '&amp;');
		const xml = `<Error><Code>SignatureDoesNotMatch</Code><Message>${escaped}</Message></Error>`;
		expect(readAnswer(400, xml)).toMatchObject({ message });
	});

	it('leaves other messages whole', () => {
		const Message = 'The specified parameter "Signature" is not valid: no canonical form.';
		expect(readAnswer(400, json({ Code: 'IncompleteSignature', Message }))).toMatchObject({ message: Message });
	});
});

it('of a refusal without a message the code is reported', () => {
	expect(readAnswer(400, '{"Code":"Odd","Message":" \\n"}')).toMatchObject({ code: 'Odd', message: '' });
});
