import { createHash } from 'node:crypto';

import { readImsCredential } from '../../credentials/imsCredential';
import { readRamRole } from '../../credentials/ramRole';
import { readRequest } from '../../credentials/requestOptions';
import { redact } from '../../credentials/redact';
import { signOssRequestOptions } from '../../credentials/signOssRequestOptions';
import { percentEncode } from '../../credentials/signature/canonical';
import { readAnswer } from '../../nodes/AlibabaCloudSmarttag/ims/answer';
import { adviceFor } from '../../nodes/AlibabaCloudSmarttag/ims/errorCodes';
import { ImsFailure } from '../../nodes/AlibabaCloudSmarttag/ims/imsFailure';
import { redactedRefusal } from '../../nodes/AlibabaCloudSmarttag/ims/redactedAnswer';
import { readTransportFault } from '../../nodes/AlibabaCloudSmarttag/ims/transportFault';
import { isJobNotFound } from '../../nodes/AlibabaCloudSmarttag/job/jobErrors';
import { draftSubmit } from '../../nodes/AlibabaCloudSmarttag/job/submit/submitRequest';
import { sourceFileName, subtitleFileName } from '../../nodes/AlibabaCloudSmarttag/job/subtitles/subtitleFile';
import { oneLine } from '../../nodes/AlibabaCloudSmarttag/job/subtitles/utterances';
import { parseUserData } from '../../nodes/AlibabaCloudSmarttag/job/userData';
import { isSearchable } from '../../nodes/AlibabaCloudSmarttag/media/mediaFilters';
import { draftRegister } from '../../nodes/AlibabaCloudSmarttag/media/registerRequest';
import { readNotifications } from '../../nodes/AlibabaCloudSmarttag/notifications/readNotifications';
import { readFailureReason } from '../../nodes/AlibabaCloudSmarttag/results/failureReason';
import { readProcessUrl } from '../../nodes/AlibabaCloudSmarttag/results/links';
import { parseData } from '../../nodes/AlibabaCloudSmarttag/results/resultEntries';
import { endsSentence, joinWords, onOneLine } from '../../nodes/AlibabaCloudSmarttag/results/wordJoining';
import { templateSource } from '../../nodes/AlibabaCloudSmarttag/template/systemTemplates';
import { FieldReader } from '../../nodes/AlibabaCloudSmarttag/values/fieldReader';
import { isThisMachine, whyUnreachable } from '../../nodes/AlibabaCloudSmarttag/values/hosts';
import { findJsonBreak } from '../../nodes/AlibabaCloudSmarttag/values/jsonText';
import { signatureEnd } from '../../nodes/AlibabaCloudSmarttag/values/signedUrl';
import { meantKey } from '../../nodes/AlibabaCloudSmarttag/values/keyTypos';
import { commaTextsOf } from '../../nodes/AlibabaCloudSmarttag/values/looseValues';
import { leastCpuMs } from '../support/cpuTime';

const SHORT = 16 * 1024;
const LONG = 4 * SHORT;

/** Far from the sixteen times of a pattern that goes back for each character; clocks of CPU time are coarse. */
const MOST_FOR_FOUR_TIMES = 10;

/** In milliseconds. Below it, what else the process does is more than what is measured. */
const LEAST_MEASURED_MS = 5;

/** A text between a beginning and an end, repeated up to a size in characters. */
const attack = (repeated: string, start = '', end = '') => {
	return (size: number) => start + repeated.repeat(Math.ceil(size / repeated.length)) + end;
};

const BLANKS = attack(' ', '', 'x');
const DOTS = attack('.', 'a', 'b');
const SLASHES = attack('/', '', 'x');
const QUOTES = attack('"', '.', 'x');
const LETTERS = attack('a');
const ACCESS_KEY = { accessKeyId: 'LTAI0', accessKeySecret: 'secret0' };

const PLACE = { region: 'cn-shanghai', now: 0 };

const refusalWith = (message: string) => JSON.stringify({ Code: 'SignatureDoesNotMatch', Message: message });
const refusal = (message: string) => ({ kind: 'refused', httpStatus: 400, code: 'Other', message }) as const;
const submit = (fields: Partial<Parameters<typeof draftSubmit>[0]>) =>
	draftSubmit(
		{
			...{ inputType: 'OSS', media: 'oss://bucket/video.mp4', templateId: '' },
			...{ nlpFeatures: {}, nlpParamsJson: '{}', additionalFields: {} },
			...fields,
		},
		PLACE,
	);

/**
 * Each exported function that applies a pattern to a text of the service, a caller or a user; and what attacks the pattern.
 * What breaks lines and makes cues has `job/subtitles/growth.test.ts`.
 */
const READERS: ReadonlyArray<[string, (text: string) => unknown, ReadonlyArray<(size: number) => string>]> = [
	[
		'readAnswer, Message of a refusal',
		(text) => readAnswer(400, refusalWith(text)),
		[BLANKS, attack('server '), attack('server side '), attack('string-to-'), attack(' string to sig')],
	],
	[
		'readAnswer, no JSON',
		(text) => readAnswer(502, text),
		[
			...[attack('<title>'), attack(' ', '<html><title>'), attack('<title> '), attack('<Error><Code>')],
			...[attack('<', '<Error>'), attack('a', '<Error><Code>'), BLANKS],
		],
	],
	[
		'redact',
		(text) => redact(text, ['aaaa', 'a+/%']),
		[LETTERS, attack('%25'), attack('a%252B'), attack('x-acs-'), attack('signature=')],
	],
	[
		'redact, by the names of secrets',
		(text) => redact(text, []),
		[attack('secret='), attack('x-acs-'), attack('signature%25'), attack('token"'), attack('x-oss-a:')],
	],
	['redactedRefusal', (text) => redactedRefusal(refusal(text), ['aaaa']), [LETTERS, BLANKS]],
	['adviceFor', (text) => adviceFor(text, 'ice:A'), [DOTS, attack('Invalid'), attack('InvalidParameter.')]],
	[
		'readTransportFault',
		(text) => readTransportFault(Object.assign(new Error(text), { code: text.length > 0 ? 'EPROTO' : text }), 1),
		[attack('wrong version '), BLANKS],
	],
	['readTransportFault, code', (code) => readTransportFault({ code, httpCode: code }, 1), [attack('1', '', 'x')]],
	[
		'isJobNotFound',
		(code) => isJobNotFound(new ImsFailure('', { code, mayHaveExecuted: false })),
		[attack('InvalidParameter.'), attack('Job'), attack('JobId', 'InvalidParameter.')],
	],
	[
		'readNotifications',
		readNotifications,
		[
			...[BLANKS, attack('['), attack('<'), attack('<Message>'), attack('<Message><MessageBody>')],
			...[attack('&amp;', '<Message>', '</Message>'), attack('<![CDATA[', '<Message>'), attack('a.'), attack('a=&')],
			...[attack('A'), attack('A', '', '==='), attack('=', 'AAAAAAAA'), attack('A ', '', '*'), attack('{"Message":')],
			...[attack('<Message ', '', '>'), attack('<Message>', '', '</Message'), attack('</Message ', '<Message>')],
			...[attack('&#x', '<Message>', '</Message>'), attack(' ', '<Message>', '<![CDATA['), attack('a=1&', '', ' ')],
			...[
				attack('[', '{"events":'),
				attack('{"events":['),
				attack('[{"json":{"body":'),
				attack('{"JobId":"1"},', '[', '1]'),
			],
			(size) => JSON.stringify(Array.from({ length: size / 16 }, () => ({ JobId: '1' }))),
			(size) =>
				JSON.stringify({
					events: [{ eventName: '', oss: { bucket: { name: 'b' }, object: { key: '/'.repeat(size) } } }],
				}),
			(size) => JSON.stringify({ EventType: 'a', MessageBody: ' '.repeat(size) }),
			(size) =>
				JSON.stringify(Object.fromEntries(Array.from({ length: size / 16 }, (_, index) => [`data${index}`, '']))),
			(size) => Buffer.from(' '.repeat(size)).toString('base64'),
			(size) => JSON.stringify({ Message: ' '.repeat(size) }),
			(size) => JSON.stringify({ JobId: 'a'.repeat(size) }),
			(size) => JSON.stringify({ JobId: '0123', UserData: BLANKS(size) }),
		],
	],
	['parseUserData', parseUserData, [BLANKS, attack(' ', '', '{')]],
	['parseData', parseData, [BLANKS, QUOTES, attack('\\'), attack('\\n'), attack('"\\'), attack('[')]],
	['readFailureReason', (Data) => readFailureReason({}, [{ Data }]), [attack(' ', '{'), attack('{ '), BLANKS]],
	['readProcessUrl', (data) => readProcessUrl([{ type: 'Process', data }]), [LETTERS, attack('a://')]],
	['endsSentence', endsSentence, [QUOTES, attack('.'), attack('."'), attack('"')]],
	['joinWords', (text) => joinWords([text, text, "'s"]), [BLANKS, QUOTES, attack('字'), attack('e\u0301')]],
	['onOneLine', onOneLine, [BLANKS, attack(' \t'), attack('a ')]],
	[
		'subtitleFileName',
		(text) => subtitleFileName(text, 'srt'),
		[DOTS, BLANKS, attack(' .', 'a', 'b'), attack(' ', 'con', 'x'), attack('. ')],
	],
	[
		'sourceFileName',
		(name) => sourceFileName({ Input: `https://host/${name}` }),
		[DOTS, attack('.mp4', '', '.'), attack('%'), SLASHES],
	],
	['oneLine', oneLine, [BLANKS, attack('\u200b'), attack('\u0000')]],
	[
		'draftSubmit, OSS URL',
		(media) => submit({ media }),
		[
			...[attack('/', 'oss://a/'), attack('a', 'oss://'), BLANKS, attack(' ', 'oss://a/a', 'a'), attack('\u200b')],
			...[attack('?x-oss-', 'oss://a/'), attack('%2', 'oss://a/'), attack('a-', 'oss://', '.aliyuncs.com/a')],
			...[attack('a-', 'https://a.oss-cn-', '/a'), attack('/', 'https://a.oss-cn-a.aliyuncs.com/a', '/a')],
			...[attack('/.', 'https://a.oss-cn-a.aliyuncs.com/a', 'a'), attack('a', 'https://a.oss-cn-a.aliyuncs.com/', '/')],
		],
	],
	[
		'draftSubmit, keys of JSON',
		(key) => submit({ nlpParamsJson: { sourceLanguage: 'cn', [key]: 1 } }),
		[LETTERS, attack('sourceLanguage'), attack('_')],
	],
	[
		'draftSubmit, Title',
		(title) => submit({ additionalFields: { title, content: title, userData: title } }),
		[DOTS, BLANKS, attack('a', '', '.'), attack('字', '', '.')],
	],
	[
		'draftSubmit, Web Address',
		(media) => submit({ inputType: 'URL', media }),
		[attack('a', 'https://', ' '), attack('/', 'https://a', '\\'), BLANKS],
	],
	['draftSubmit, Media', (media) => submit({ inputType: 'Media', media }), [attack('a', '', '/')]],
	[
		'draftRegister',
		(text) => draftRegister(text, { referenceId: text, mediaTags: text }, PLACE, new FieldReader()),
		[attack('/', 'oss://a/'), attack('a', 'vod://', '/'), attack('-'), attack('a,')],
	],
	['FieldReader.list', (text) => new FieldReader().list('List', text), [attack(','), attack(' ,'), attack(' [')]],
	['commaTextsOf', commaTextsOf, [attack(','), attack(' ,'), BLANKS]],
	['whyUnreachable', whyUnreachable, [attack('.'), attack('.local', '', 'x'), attack('10.'), attack('f', '[f')]],
	['isThisMachine', isThisMachine, [attack('127.'), attack('localhost')]],
	[
		'findJsonBreak',
		findJsonBreak,
		[attack('a', '"'), attack('\\', '"'), attack(' '), attack('[ '), attack('1', '', '.'), attack('\\u')],
	],
	['isSearchable', isSearchable, [attack('a')]],
	['templateSource', templateSource, [attack('S000')]],
	[
		'readImsCredential',
		(text) => readImsCredential({ ...ACCESS_KEY, customEndpoint: `https://a${text}`, network: 'custom' }),
		[SLASHES, BLANKS, attack('127.')],
	],
	[
		'readImsCredential, keys and region',
		(text) => readImsCredential({ accessKeyId: text, accessKeySecret: text, region: text }),
		[LETTERS, BLANKS, attack(' ', 'a', 'x'), attack('\u200b', 'a', 'x'), attack('a-', '', '.')],
	],
	['readImsCredential, region', (region) => readImsCredential({ ...ACCESS_KEY, region }), [attack('a', 'cn-', '.')]],
	[
		'signatureEnd',
		(text) =>
			signatureEnd(`https://a/?x-oss-date=${text}&x-oss-expires=${text}&Expires=${text}&Signature=a&se=${text}`),
		[attack('1', '', 'x'), attack('T'), BLANKS],
	],
	[
		'readRamRole',
		(text) => readRamRole({ roleArn: `acs:ram::${text}`, roleSessionName: text, externalId: text }),
		[attack('1', '', 'x'), attack('a', '1:role/', '/'), attack('-', '', '/')],
	],
	[
		'readRequest',
		(text) => readRequest({ baseURL: `https://a${text}`, url: text, method: 'POST', body: text }),
		[SLASHES, BLANKS, attack('a', '', '/')],
	],
	[
		'signOssRequestOptions',
		(url) => signOssRequestOptions({ url, method: 'GET' }, ACCESS_KEY, 0),
		[
			...[attack('a', 'https://'), attack('a.', 'https://'), attack('-a', 'https://oss-cn', '.aliyuncs.com/')],
			...[
				attack('/', 'https://b.oss-cn-shanghai.aliyuncs.com'),
				attack('%', 'https://b.oss-cn-shanghai.aliyuncs.com/'),
			],
			attack('?', 'https://b.oss-cn-shanghai.aliyuncs.com/a'),
		],
	],
	['meantKey', (key) => meantKey(key, ['transcription', 'nlpParams']), [LETTERS, attack('-')]],
	['percentEncode', percentEncode, [LETTERS, attack("'"), attack('~', '', ' ')]],
];

const ignoringRefusals = (read: (text: string) => unknown, text: string) => () => {
	try {
		read(text);
	} catch {
		// A refusal of the text is as good as any other end.
	}
};

describe('Four times as much text takes at most ten times the CPU time:', () => {
	it.each(
		READERS.flatMap(([name, read, attacks]) =>
			attacks.map((make, index): [string, typeof read, typeof make] => [`${name}, attack ${index + 1}`, read, make]),
		),
	)('%s', (_name, read, make) => {
		const [once = 0, fourTimes] = [SHORT, LONG].map((size) => leastCpuMs(ignoringRefusals(read, make(size))));

		expect(fourTimes).toBeLessThanOrEqual(MOST_FOR_FOUR_TIMES * Math.max(once, LEAST_MEASURED_MS));
	});
});

it.each([
	['blanks', ' '],
	['quotation marks', '"'],
	['backslashes', '\\'],
])('Data of ten million %s does not exhaust the stack', (_name, repeated) => {
	const text = repeated.repeat(10_000_000);

	const digest = (data: unknown) => createHash('sha256').update(String(data)).digest('hex');
	expect(digest(parseData(text))).toBe(digest(text));
});
