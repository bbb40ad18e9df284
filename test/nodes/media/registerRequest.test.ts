import { FieldReader, type JsonObject } from '../../../nodes/AlibabaCloudSmarttag/values/fieldReader';
import { draftRegister } from '../../../nodes/AlibabaCloudSmarttag/media/registerRequest';

function draft(inputUrl: unknown, additional: JsonObject = {}) {
	const checks = new FieldReader();
	const parameters = draftRegister(inputUrl, additional, checks);
	return { parameters, problems: checks.problems };
}

const OSS = 'oss://bucket/path/video.mp4';

describe('A registration', () => {
	it.each([
		OSS,
		'https://bucket.oss-cn-shanghai.aliyuncs.com/video.mp4',
		'http://media.example.com/video.mp4',
		'vod://1120b48fb04483915d4f2cd8ac11',
	])('of %s has nothing but its URL', (url) => {
		expect(draft(` ${url} `)).toEqual({ parameters: { InputURL: url }, problems: [] });
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
		['Media Tags', OSS, { mediaTags: Array.from({ length: 17 }, String) }],
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
