import { FieldReader } from '../../../nodes/AlibabaCloudSmarttag/values/fieldReader';
import { readOssUrl } from '../../../nodes/AlibabaCloudSmarttag/values/ossUrl';

function read(text: string, region = 'cn-shanghai') {
	const reader = new FieldReader();
	const url = readOssUrl('OSS URL', text, region, reader);
	return { url, problems: reader.problems, hints: reader.hints };
}

const CONVERTED = ['OSS URL: the web address of the object was sent as oss://bucket/path.'];
const WITHOUT_HOST = ['OSS URL: the bucket was sent by its name, without its host.'];

describe('oss://bucket/key', () => {
	it.each([
		'oss://my-bucket/videos/demo.mp4',
		'OSS://my-bucket/videos/demo.mp4',
		'oss://my-bucket/视频 1/a b.mp4',
		'oss://my-bucket/100% fun.mp4',
		'oss://my-bucket/who?.mp4',
		'oss://my-bucket/take#2.mp4',
		'oss://my-bucket/a+b&c=d.mp4',
		'oss://my-bucket/a//b/../c.mp4',
		'oss://my-bucket/a\\b.mp4',
	])('is sent as it is: %s', (text) => {
		expect(read(text)).toEqual({ url: text, problems: [], hints: [] });
	});

	it.each([
		[
			'percent-encoded characters',
			'oss://my-bucket/a%20b.mp4',
			/percent-encoded characters such as %20, which are sent as/,
		],
		['a blank at its end', 'oss://my-bucket/demo.mp4 ', /begins or ends with a blank, which is sent too/],
		['a line break at its end', 'oss://my-bucket/demo.mp4\n', /begins or ends with a blank, which is sent too/],
		['a blank in front', 'oss://my-bucket/ demo.mp4', /begins or ends with a blank, which is sent too/],
		['a slash in front', 'oss://my-bucket//demo.mp4', /begins with a slash/],
		['a signature of V4', 'oss://my-bucket/a.mp4?x-oss-expires=60&x-oss-signature=f', /query of a signed address/],
		['a signature of V1', 'oss://my-bucket/a.mp4?Expires=1&OSSAccessKeyId=a&Signature=f', /query of a signed address/],
		['an image process', 'oss://my-bucket/a.jpg?x-oss-process=style/a', /query of a signed address/],
	])('with %s in the key is sent as it is, with a hint', (_what, text, hint) => {
		const { url, problems, hints } = read(text);

		expect({ url, problems }).toEqual({ url: text, problems: [] });
		expect(hints).toEqual([expect.stringMatching(hint)]);
	});

	it('is read without what stands before it', () => {
		expect(read(' \n\u200b\ufeffoss://my-bucket/demo.mp4')).toEqual({
			url: 'oss://my-bucket/demo.mp4',
			problems: [],
			hints: [],
		});
	});

	it.each([
		'oss://',
		'oss://my-bucket',
		'oss://my-bucket/',
		'oss://my-bucket/videos/',
		'oss:///demo.mp4',
		'oss:my-bucket/a',
	])('is refused where it names no object: %s', (text) => {
		expect(read(text)).toEqual({
			url: undefined,
			problems: [
				`OSS URL: expected an object like oss://bucket/path/file.mp4, got "${text}". For a web address, choose Input Type URL.`,
			],
			hints: [],
		});
	});
});

describe('the web address of an object', () => {
	it.each([
		['https://my-bucket.oss-cn-shanghai.aliyuncs.com/videos/demo.mp4', 'oss://my-bucket/videos/demo.mp4'],
		['http://my-bucket.oss-cn-shanghai.aliyuncs.com/demo.mp4', 'oss://my-bucket/demo.mp4'],
		['HTTPS://My-Bucket.OSS-cn-shanghai.aliyuncs.com/Demo.mp4', 'oss://my-bucket/Demo.mp4'],
		['https://my-bucket.oss-cn-shanghai.aliyuncs.com:443/demo.mp4', 'oss://my-bucket/demo.mp4'],
		['https://my-bucket.oss-cn-shanghai-internal.aliyuncs.com/demo.mp4', 'oss://my-bucket/demo.mp4'],
		['https://my-bucket.s3.oss-cn-shanghai.aliyuncs.com/demo.mp4', 'oss://my-bucket/demo.mp4'],
		['https://my-bucket.cn-shanghai.oss.aliyuncs.com/demo.mp4', 'oss://my-bucket/demo.mp4'],
		['https://my-bucket.oss-accelerate.aliyuncs.com/demo.mp4', 'oss://my-bucket/demo.mp4'],
		['https://my-bucket.oss-accelerate-overseas.aliyuncs.com/demo.mp4', 'oss://my-bucket/demo.mp4'],
		[' https://my-bucket.oss-cn-shanghai.aliyuncs.com/demo.mp4\n', 'oss://my-bucket/demo.mp4'],
		['https://my-bucket.oss-cn-shanghai.aliyuncs.com/a%20b%2Bc%23d.mp4', 'oss://my-bucket/a b+c#d.mp4'],
		['https://my-bucket.oss-cn-shanghai.aliyuncs.com/%E8%A7%86%E9%A2%91/1.mp4', 'oss://my-bucket/视频/1.mp4'],
		['https://my-bucket.oss-cn-shanghai.aliyuncs.com/视频/a b.mp4', 'oss://my-bucket/视频/a b.mp4'],
		['https://my-bucket.oss-cn-shanghai.aliyuncs.com/100%2525.mp4', 'oss://my-bucket/100%25.mp4'],
	])('%s is sent as %s, with a hint', (text, url) => {
		expect(read(text)).toEqual({ url, problems: [], hints: CONVERTED });
	});

	it.each([
		['https://my-bucket.oss-cn-shanghai.aliyuncs.com/demo.mp4?versionId=3', 'oss://my-bucket/demo.mp4'],
		['https://my-bucket.oss-cn-shanghai.aliyuncs.com/take%201.mp4#2', 'oss://my-bucket/take 1.mp4'],
		['https://my-bucket.oss-cn-shanghai.aliyuncs.com/a+b.mp4', 'oss://my-bucket/a+b.mp4'],
		['https://my-bucket.oss-cn-shanghai.aliyuncs.com/100%.mp4', 'oss://my-bucket/100%.mp4'],
		['https://my-bucket.oss-cn-shanghai.aliyuncs.com//demo.mp4', 'oss://my-bucket/demo.mp4'],
		['https://my-bucket.oss-cn-shanghai.aliyuncs.com/a/../demo.mp4', 'oss://my-bucket/a/../demo.mp4'],
		['https://oss-cn-shanghai.aliyuncs.com/my-bucket/videos/demo.mp4', 'oss://my-bucket/videos/demo.mp4'],
	])('%s is not certain, so the message says what to enter', (text, url) => {
		const { problems, hints, url: sent } = read(text);

		expect({ sent, hints }).toEqual({ sent: undefined, hints: [] });
		expect(problems).toEqual([
			expect.stringMatching(
				/^OSS URL: expected an object like .*, got "https:\/\/.*\. For a web address, choose Input Type URL\.$/,
			),
		]);
		expect(problems[0]).toContain(`. Enter ${url}. `);
	});

	it('is refused without its signature in the message', () => {
		const { problems } = read('https://b.oss-cn-shanghai.aliyuncs.com/k.mp4?Expires=1&Signature=secretSignature');

		expect(problems).toEqual([expect.stringContaining('Enter oss://b/k.mp4.')]);
		expect(problems[0]).not.toContain('secretSignature');
	});

	it.each([
		'https://media.example.com/demo.mp4',
		'https://my-bucket.oss-cn-shanghai.aliyuncs.com.example.com/demo.mp4',
		'https://user@my-bucket.oss-cn-shanghai.aliyuncs.com/demo.mp4',
		'https://a.b.oss-cn-shanghai.aliyuncs.com/demo.mp4',
		'https://my-bucket.oss-cn-shanghai.aliyuncs.com',
		'https://my-bucket.oss-cn-shanghai.aliyuncs.com/',
		'https://my-bucket.oss-cn-shanghai.aliyuncs.com/videos/',
		'https://oss-cn-shanghai.aliyuncs.com/my-bucket',
		'https://oss-cn-shanghai.aliyuncs.com/my-bucket/',
		'ftp://my-bucket.oss-cn-shanghai.aliyuncs.com/demo.mp4',
	])('%s names no object that is known', (text) => {
		expect(read(text)).toEqual({
			url: undefined,
			problems: [
				expect.stringMatching(/^OSS URL: expected an object like .* For a web address, choose Input Type URL\.$/),
			],
			hints: [],
		});
	});
});

describe('oss:// with the host of the bucket', () => {
	it.each([
		['oss://my-bucket.oss-cn-shanghai.aliyuncs.com/videos/demo.mp4', 'oss://my-bucket/videos/demo.mp4'],
		['oss://my-bucket.oss-cn-shanghai-internal.aliyuncs.com/demo 1.mp4', 'oss://my-bucket/demo 1.mp4'],
		['oss://my-bucket.oss-accelerate.aliyuncs.com/100%.mp4', 'oss://my-bucket/100%.mp4'],
	])('%s is sent as %s, with a hint', (text, url) => {
		expect(read(text)).toEqual({ url, problems: [], hints: WITHOUT_HOST });
	});

	it('keeps the key as it is', () => {
		const { url, hints } = read('oss://my-bucket.oss-cn-shanghai.aliyuncs.com/a%20b.mp4 ');

		expect(url).toBe('oss://my-bucket/a%20b.mp4 ');
		expect(hints).toHaveLength(3);
	});

	it('and the bucket after it is refused with what to enter', () => {
		expect(read('oss://oss-cn-shanghai.aliyuncs.com/my-bucket/demo.mp4').problems).toEqual([
			expect.stringContaining('. Enter oss://my-bucket/demo.mp4. '),
		]);
	});
});

describe('the region in a host', () => {
	it.each([
		'https://my-bucket.oss-cn-beijing.aliyuncs.com/demo.mp4',
		'https://my-bucket.oss-cn-beijing-internal.aliyuncs.com/demo.mp4',
		'https://my-bucket.cn-beijing.oss.aliyuncs.com/demo.mp4',
		'oss://my-bucket.oss-cn-beijing.aliyuncs.com/demo.mp4',
	])('is compared with that of the credential: %s', (text) => {
		expect(read(text, 'cn-beijing').url).toBe('oss://my-bucket/demo.mp4');
		expect(read(text, 'cn-shanghai')).toEqual({
			url: undefined,
			problems: [
				'OSS URL: the bucket is in cn-beijing, and the credential is for cn-shanghai. Choose a credential of cn-beijing, or a signed https address of the object with Input Type URL.',
			],
			hints: [],
		});
	});
});
