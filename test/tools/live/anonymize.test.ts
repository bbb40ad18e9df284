import { anonymize } from '../../../local/live/anonymize/anonymize';
import { settleFacts } from '../../../local/live/facts';
import type { Exchange, Observations, Step } from '../../../local/live/observations';
import { isJsonObject } from '../../../nodes/AlibabaCloudSmarttag/values/fieldReader';
import { runLive } from './liveRun';

/** Words of a made-up account. None of them may be in a report, whatever it is part of. */
const ACCOUNT = {
	accountId: '5128093471650284',
	userId: '287461930552817364',
	user: 'wilhelmina.okonkwo',
	role: 'brightwater-media-role',
	accessKeyId: 'LTAI5tQzRk8mWnVb3cYhXsPd',
	secret: 'h7Gq2LmZx9TvBn4RwKc6YpJd1FsXaE',
	bucket: 'brightwater-archive-prod',
	object: 'interviews/2026/okonkwo-salary-review.mp4',
	host: 'cdn.brightwater.studio',
	email: 'wilhelmina@brightwater.studio',
	jobId: '8f3b6c1d9e2a4705b8c7d6e5f4a39281',
	mediaId: 'c0ffee1234deadbeef5678abcdef9012',
	uuid: '6F9619FF-8B86-D011-B42D-00CF4FC964FF',
	library: '1965304870077',
	shortId: '48213',
	title: 'Brightwater quarterly layoffs',
	person: 'Wilhelmina Okonkwo',
	chinese: '秘密收购计划',
	japanese: 'ひみつのかいぎ',
	tag: 'Okonkwo,Brightwater',
	token: 'CAISigJ1q6Ft5B2yfSjIr5bSEtSJt7hC8oSuZU3Z1W0=',
	date: '2025-11-23T17:42:09Z',
	phone: '13800138017',
} as const;

const BUCKET_URL = `https://${ACCOUNT.bucket}.oss-cn-shanghai.aliyuncs.com/${ACCOUNT.object}?Signature=${ACCOUNT.secret}`;

describe('Nothing of an account is in a report:', () => {
	it.each(Object.entries(ACCOUNT))('its %s, wherever it stands', (_what, value) => {
		const { observations } = anonymize(observationsOf(everywhere(value)));

		expect(leaksOf([value], observations)).toEqual([]);
	});

	it.each(Object.entries(ACCOUNT))('its %s in the whole of an account', (_what, value) => {
		const { observations } = anonymize(wholeAccount());

		expect(leaksOf([value], observations)).toEqual([]);
	});

	it('and in no table', () => {
		const { observations } = anonymize(wholeAccount());
		const table = settleFacts(observations).map(({ found }) => found);

		expect(leaksOf(Object.values(ACCOUNT), table)).toEqual([]);
	});
});

describe('A report keeps', () => {
	it('structure, names and types', async () => {
		const observations = await runLive({});
		const anonymized = anonymize(observations).observations;

		expect(formOf(anonymized)).toEqual(formOf(observations));
	});

	it('which values are equal', () => {
		const body = { JobId: ACCOUNT.jobId, AccountId: ACCOUNT.accountId, UserId: Number('9000000000123') };
		const other = { Arn: `acs:ram::${ACCOUNT.accountId}:user/${ACCOUNT.user}`, Message: `${ACCOUNT.jobId} failed.` };
		const [first, second] = bodiesOf([body, other]);

		expect(String(second?.Arn)).toBe(`acs:ram::${String(first?.AccountId)}:user/${String(second?.Arn).split('/')[1]}`);
		expect(second?.Message).toBe(`${String(first?.JobId)} failed.`);
	});

	it.each([
		['an address of OSS', `oss://${ACCOUNT.bucket}/${ACCOUNT.object}`, /^oss:\/\/host-\d+\/file-\d+\.mp4$/],
		['a web address', BUCKET_URL, /^https:\/\/host-\d+\.oss-cn-shanghai\.aliyuncs\.com\/file-\d+\.mp4\?query=\d+$/],
		['an ID of 32 hexadecimal digits', ACCOUNT.mediaId, /^[\da-f]{32}$/],
		['a number as text', ACCOUNT.accountId, /^\d{16}$/],
		['a UUID', ACCOUNT.uuid, /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/],
		['a date', ACCOUNT.date, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/],
		['an email address', ACCOUNT.email, /^name\d+@mail\.example$/],
		['values with commas', ACCOUNT.tag, /^text\d+,text\d+$/],
		['a Chinese text', `${ACCOUNT.chinese}。`, /^文本\d+。$/],
		['a Japanese text', ACCOUNT.japanese, /^テキスト\d+$/],
		['an English word with its blank', 'Okonkwo ', /^text\d+ $/],
	])('the form of %s', (_what, value, form) => {
		expect(bodiesOf([{ Value: value }])[0]?.Value).toMatch(form);
	});

	it('words that the service defines, but not under the name of another field', () => {
		const body = { JobStatus: 'Success', Speed: 'AIVideoMCU', Title: 'AIVideoMCU', Code: 'InvalidParameter.Odd' };

		expect(bodiesOf([body])).toEqual([{ ...body, Title: expect.stringMatching(/^text\d+$/) as string }]);
	});

	it('the words of an error, without what they are about', () => {
		const message = `The resource "${BUCKET_URL}" of ${ACCOUNT.user} cannot be read: access denied.`;
		const [body] = bodiesOf([{ Message: message }]);

		expect(body?.Message).toMatch(
			/^The resource "https:\/\/host-\d+\.oss-cn-shanghai\.aliyuncs\.com\/file-\d+\.mp4\?query=\d+" of \S+ cannot be read: access denied\.$/,
		);
	});

	it('JSON in a text as JSON, with the blanks behind it', () => {
		const data = `{"title":"${ACCOUNT.title}"}\t\n`;
		const [body] = bodiesOf([{ Data: data }], 'query');

		expect(body?.Data).toMatch(/^\{"title":"text \d+"\}\t\n$/);
	});

	it('numbers, except those that are IDs of something', () => {
		const body = { sentenceId: 7, start: 12345, LibId: Number(ACCOUNT.shortId), UserId: Number(ACCOUNT.phone) };
		const [kept] = bodiesOf([body], 'query');

		expect(kept).toEqual({ ...body, LibId: expect.any(Number) as number, UserId: expect.any(Number) as number });
		expect([kept?.LibId, kept?.UserId]).not.toEqual([body.LibId, body.UserId]);
		expect(JSON.stringify(kept)).not.toMatch(new RegExp(`${ACCOUNT.shortId}|${ACCOUNT.phone}`));
	});

	it('times, places and scores, but only the magnitude of a size', () => {
		const body = { from: 12.345, bbox: [23, 43], score: -1, FileSize: 14340962 };

		expect(bodiesOf([body], 'query')).toEqual([{ ...body, FileSize: 14000000 }]);
	});
});

describe('Names of fields', () => {
	it('that are not documented stay, and are listed', () => {
		const { observations, unknownNames } = anonymize(observationsOf([{ step: 'query', body: { hologram: 1 } }]));

		expect(observations.exchanges[0]?.body).toEqual({ hologram: 1 });
		expect(unknownNames).toEqual(['hologram']);
	});

	it.each([
		['a value that stands elsewhere', { okonkwo: 1, person: ACCOUNT.person }],
		['an ID', { [ACCOUNT.library]: 1 }],
		['a name with signs', { [ACCOUNT.bucket]: 1 }],
	])('are replaced when they are %s', (_what, body) => {
		const { observations } = anonymize(observationsOf([{ step: 'query', body }]));

		expect(Object.keys(observations.exchanges[0]?.body as object)[0]).toMatch(/^name\d+$/);
	});

	it('are replaced in what users store with their media', () => {
		const body = { MediaInfos: [{ brightwater: 'x' }] };
		const { observations, unknownNames } = anonymize(observationsOf([{ step: 'media', body }]));

		expect(JSON.stringify(observations)).not.toContain('brightwater');
		expect(unknownNames).toEqual([]);
	});
});

interface Seen {
	readonly step?: Step;
	readonly body: unknown;
	readonly parameters?: Record<string, string>;
	readonly notification?: string;
}

function observationsOf(seen: readonly Seen[]): Observations {
	const exchanges = seen.map(({ step = 'templates', body, parameters = {} }): Exchange => {
		return { step, action: 'Anything', parameters, httpStatus: 200, headers: ['content-type'], body };
	});
	const notifications = seen.flatMap(({ notification: body = '' }) => {
		return { method: 'POST', contentType: 'application/json', headers: [], body, answered: 200, afterMs: 0 };
	});
	return { setup: { region: 'cn-shanghai', hasNotifyUrl: false }, exchanges, notifications };
}

function bodiesOf(bodies: readonly unknown[], step: Step = 'templates'): Array<Record<string, unknown> | undefined> {
	const { observations } = anonymize(observationsOf(bodies.map((body) => ({ step, body }))));
	return observations.exchanges.map(({ body }) => (isJsonObject(body) ? body : undefined));
}

/** A value in every place of an answer, a request and a notification that can hold one. */
function everywhere(value: string): Seen[] {
	const inJson = JSON.stringify({ name: value, details: [{ content: value, [value]: value }], [value]: 1 });
	const holder = {
		...Object.fromEntries(
			['Title', 'Name', 'Type', 'Status', 'Source', 'category', 'UserData', 'AccountId', 'Code', 'name', 'text'].map(
				(name) => [name, `${value} `],
			),
		),
		[value]: value,
		Message: `Access to ${value} is denied. ('${value}', ${value}: ${value})`,
		Data: inJson,
		TemplateConfig: inJson,
		knowledgeInfo: inJson,
		Nested: JSON.stringify(inJson),
		List: [value, [value]],
		Url: `https://${value}/${value}?${value}=${value}`,
		Object: `oss://${value}/${value}.mp4`,
	};
	return (['templates', 'media', 'query', 'submit'] as const).flatMap((step) => [
		{ step, body: holder, parameters: { Input: inJson, NotifyUrl: value, JobId: value, TemplateId: value } },
		{ step, body: `<html><title>${value}</title></html>`, notification: inJson },
		{ step, body: [holder], notification: `JobId=${value}&State=${value}` },
	]);
}

function wholeAccount(): Observations {
	return observationsOf(Object.values(ACCOUNT).flatMap(everywhere));
}

/** What of some values stands in an output, with what is around it. */
function leaksOf(values: readonly string[], output: unknown): string[] {
	const text = JSON.stringify(output);
	return values
		.flatMap((value) => [value, ...wordsOf(value)])
		.filter((part) => text.includes(part))
		.map((part) => text.slice(Math.max(0, text.indexOf(part) - 60), text.indexOf(part) + part.length + 20));
}

/** The words of a value that say something on their own. */
function wordsOf(value: string): string[] {
	return value
		.split(/[^\p{L}\p{N}]+/u)
		.filter((word) => word.length > 4 && !['media', 'review', 'quarterly'].includes(word));
}

/** The structure of a value with its names, and JSON in texts opened. */
function formOf(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(formOf);
	if (isJsonObject(value)) return Object.fromEntries(Object.entries(value).map(([name, held]) => [name, formOf(held)]));
	if (typeof value === 'string' && /^[[{]/.test(value)) return [formOf(JSON.parse(value))];
	return typeof value;
}
