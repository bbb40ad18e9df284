import { signatureEnd } from '../../../nodes/AlibabaCloudSmarttag/values/signedUrl';

const FILE = 'https://example-bucket.oss-cn-shanghai.aliyuncs.com/video/demo.mp4';

describe('The signature of a web address ends', () => {
	it.each([
		['OSS V4', 'x-oss-date=20260102T030405Z&x-oss-expires=3600&x-oss-signature=f', '2026-01-02T04:04:05Z'],
		['OSS V1', 'Expires=1767326645&OSSAccessKeyId=a&Signature=f%3D', '2026-01-02T04:04:05Z'],
		['S3 V4', 'X-Amz-Date=20260102T030405Z&X-Amz-Expires=60&X-Amz-Signature=f', '2026-01-02T03:05:05Z'],
		['S3 V2', 'AWSAccessKeyId=a&Expires=1767326645&Signature=f', '2026-01-02T04:04:05Z'],
		['Google V4', 'X-Goog-Date=20260102T030405Z&X-Goog-Expires=60&X-Goog-Signature=f', '2026-01-02T03:05:05Z'],
		['Azure', 'se=2026-01-02T03%3A04%3A05Z&sig=f', '2026-01-02T03:04:05Z'],
	])('of %s', (_kind, query, end) => {
		expect(signatureEnd(`${FILE}?${query}`)).toBe(Date.parse(end));
	});

	it.each([
		['without a query', FILE],
		['whose Expires belongs to no signature', `${FILE}?Expires=1767326645`],
		['whose Expires is no time', `${FILE}?Expires=soon&Signature=f`],
		['with half of V4', `${FILE}?x-oss-expires=3600`],
		['with a date that is none', `${FILE}?x-oss-date=2026&x-oss-expires=a`],
		['that is none', 'demo.mp4?Expires=1&Signature=f'],
	])('at a time that is not known, %s', (_what, address) => {
		expect(signatureEnd(address)).toBeUndefined();
	});
});
