import { readTicket } from '../../../../nodes/AlibabaCloudSmarttag/media/upload/uploadTicket';

const ADDRESS = { Endpoint: 'https://oss-cn-shanghai.aliyuncs.com', Bucket: 'outin-1', FileName: 'sv/1.mp4' };
const AUTH = { SecurityToken: 'token', AccessKeyId: 'STS.id', AccessKeySecret: 'secret', Expiration: '3600' };
const KEY = { accessKeyId: 'STS.id', accessKeySecret: 'secret', securityToken: 'token' };

const encoded = (fields: object) => Buffer.from(JSON.stringify(fields)).toString('base64');
const read = (address: object, auth: object) =>
	readTicket({ UploadAddress: encoded(address), UploadAuth: encoded(auth) });

it('address and key are read by the names of their fields, even if they are swapped', () => {
	const ticket = { bucket: 'outin-1', objectKey: 'sv/1.mp4', region: 'cn-shanghai', key: KEY };
	expect(read(ADDRESS, AUTH)).toEqual(ticket);
	expect(read(AUTH, ADDRESS)).toEqual(ticket);
});

it.each([
	['oss-cn-beijing.aliyuncs.com', undefined, 'cn-beijing', undefined],
	['http://oss-cn-beijing-internal.aliyuncs.com', undefined, 'cn-beijing', undefined],
	['https://oss-cn-beijing.aliyuncs.com', 'oss-cn-shanghai', 'cn-shanghai', undefined],
	['https://oss-accelerate.aliyuncs.com', 'cn-shanghai', 'cn-shanghai', 'https://outin-1.oss-accelerate.aliyuncs.com'],
])('the endpoint %s with the region %s', (Endpoint, Region, region, endpoint) => {
	const ticket = read({ ...ADDRESS, Endpoint }, { ...AUTH, ...(Region && { Region }) });
	expect(ticket).toEqual({ bucket: 'outin-1', objectKey: 'sv/1.mp4', region, key: KEY, ...(endpoint && { endpoint }) });
});

it('what is missing is named, without what is there', () => {
	const { AccessKeySecret: _secret, ...auth } = AUTH;
	expect(read({ ...ADDRESS, Bucket: '' }, auth)).toEqual({ missing: ['Bucket', 'AccessKeySecret'] });
});

it.each([
	['nothing', undefined],
	['no Base64 of JSON', 'x'],
	['JSON of something else', Buffer.from('[1]').toString('base64')],
])('an address that is %s', (_what, UploadAddress) => {
	expect(readTicket({ UploadAddress, UploadAuth: encoded(AUTH) })).toEqual({
		missing: ['Endpoint', 'Bucket', 'FileName'],
	});
});
