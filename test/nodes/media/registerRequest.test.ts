import { FieldReader, type JsonObject } from '../../../nodes/AlibabaCloudSmarttag/values/fieldReader';
import { draftRegister } from '../../../nodes/AlibabaCloudSmarttag/media/registerRequest';

function draft(inputUrl: unknown, additional: JsonObject = {}) {
	const checks = new FieldReader();
	const place = { region: 'cn-shanghai', now: Date.parse('2026-01-02T04:00:00Z') };
	const parameters = draftRegister(inputUrl, additional, place, checks);
	return { parameters, problems: checks.problems, hints: checks.hints };
}

const OSS = 'oss://bucket/path/video.mp4';

describe('A registration', () => {
	it.each([
		OSS,
		'https://bucket.oss-cn-shanghai.aliyuncs.com/video.mp4',
		'http://media.example.com/video.mp4',
		'vod://1120b48fb04483915d4f2cd8ac11',
	])('of %s has nothing but its URL', (url) => {
		expect(draft(` ${url}`)).toEqual({ parameters: { InputURL: url }, problems: [], hints: [] });
	});

	it.each(['https://media.example.com/video.mp4', 'vod://1120b48fb04483915d4f2cd8ac11'])(
		'of %s is without the blanks after it',
		(url) => {
			expect(draft(`${url}\n`)).toEqual({ parameters: { InputURL: url }, problems: [], hints: [] });
		},
	);

	it('keeps the key of an object as it is, with hints', () => {
		const { parameters, problems, hints } = draft('oss://bucket/a%20b?.mp4 ');

		expect({ parameters, problems }).toEqual({ parameters: { InputURL: 'oss://bucket/a%20b?.mp4 ' }, problems: [] });
		expect(hints).toEqual([
			expect.stringMatching(/^URL: the key has percent-encoded/),
			expect.stringMatching(/^URL: the key begins or ends with a blank/),
		]);
	});

	it('names the bucket without its host, which has to be in the region', () => {
		const ofRegion = (region: string) => draft(`oss://bucket.oss-${region}.aliyuncs.com/video.mp4`);

		expect(ofRegion('cn-shanghai').parameters).toEqual({ InputURL: 'oss://bucket/video.mp4' });
		expect(ofRegion('cn-beijing').problems).toEqual([expect.stringMatching(/^URL: the bucket is in cn-beijing/)]);
	});

	it('hints at a signature that has expired', () => {
		const signed = (end: number) => `https://bucket.oss-cn-shanghai.aliyuncs.com/v.mp4?Expires=${end}&Signature=f`;

		expect(draft(signed(1_767_326_399)).hints).toEqual([expect.stringMatching(/^URL: the signature .* has expired/)]);
		expect(draft(signed(1_767_326_401)).hints).toEqual([]);
	});

	it('has every field under the name of the API, as text', () => {
		const { parameters, problems } = draft(OSS, {
			businessType: 'opening',
			categoryId: '3048',
			coverUrl: 'https://example.com/cover.png',
			description: 'd',
			mediaTags: ['news', '2026'],
			mediaType: 'video',
			overwrite: false,
			referenceId: 'order-42',
			registerConfig: { NeedSprite: 'false' },
			smartTagTemplateId: 'S00000103-000001',
			title: 'T',
			userData: '{"a":1}',
			workflowId: 'w',
		});

		expect(problems).toEqual([]);
		expect(parameters).toEqual({
			InputURL: OSS,
			BusinessType: 'opening',
			CateId: '3048',
			CoverURL: 'https://example.com/cover.png',
			Description: 'd',
			MediaTags: 'news,2026',
			MediaType: 'video',
			Overwrite: 'false',
			ReferenceId: 'order-42',
			RegisterConfig: '{"NeedSprite":"false"}',
			SmartTagTemplateId: 'S00000103-000001',
			Title: 'T',
			UserData: '{"a":1}',
			WorkflowId: 'w',
		});
	});

	it('at every limit is accepted', () => {
		const additional = {
			title: 'x'.repeat(128),
			description: 'x'.repeat(1024),
			coverUrl: `https://e.com/${'x'.repeat(114)}`,
			userData: { a: 'x'.repeat(1016) },
			mediaTags: Array.from({ length: 16 }, (_, index) => `${index}`.padEnd(32, 'x')),
			referenceId: 'x'.repeat(64),
		};

		expect(draft(OSS, additional).problems).toEqual([]);
	});

	it.each([
		['URL', '', {}],
		['URL', {}, {}],
		['URL', 'oss://bucket', {}],
		['URL', 'oss://bucket/folder/', {}],
		['URL', 'ftp://host/video.mp4', {}],
		['URL', 'https://', {}],
		['Title', OSS, { title: 'x'.repeat(129) }],
		['Description', OSS, { description: 'x'.repeat(1025) }],
		['Cover URL', OSS, { coverUrl: `https://e.com/${'x'.repeat(115)}` }],
		['Cover URL', OSS, { coverUrl: 'cover.png' }],
		['User Data', OSS, { userData: { a: 'x'.repeat(1017) } }],
		['User Data', OSS, { userData: 'no json' }],
		['Media Tags', OSS, { mediaTags: Array.from({ length: 17 }, (_, index) => index) }],
		['Media Tags, "xxx', OSS, { mediaTags: 'x'.repeat(33) }],
		['Reference ID', OSS, { referenceId: 'short' }],
		['Reference ID', OSS, { referenceId: 'x'.repeat(65) }],
		['Media Type', OSS, { mediaType: 'film' }],
		['Business Type', OSS, { businessType: 'ad' }],
		['Business Type', OSS, { mediaType: 'text', businessType: 'general' }],
		['Category ID', OSS, { categoryId: 'news' }],
		['Overwrite', OSS, { overwrite: 'perhaps' }],
	] as Array<[string, unknown, JsonObject]>)('with a wrong %s is one problem: %j %j', (field, url, additional) => {
		const { problems } = draft(url, additional);

		expect(problems).toHaveLength(1);
		expect(problems[0]).toMatch(new RegExp(`^${field}`));
	});

	it('of a text may be subtitles or a font', () => {
		expect(draft('oss://b/a.srt', { mediaType: 'text', businessType: 'subtitles' }).problems).toEqual([]);
		expect(draft('oss://b/a.ttf', { mediaType: 'text', businessType: 'font' }).problems).toEqual([]);
	});
});
