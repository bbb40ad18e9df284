import { randomBytes } from 'node:crypto';

import { crc64 as referenceCrc64 } from '../../../local/service/oss/crc64';
import { combineCrc64, crc64 } from '../../../nodes/AlibabaCloudSmarttag/oss/crc64';

describe('the CRC-64 of OSS', () => {
	it.each([
		['', 0n],
		['123456789', 0x995dc9bbdf1939fan],
		['hello world', 5981764153023615706n],
		['This is a test of the emergency broadcast system.', 0x27db187fc15bbc72n],
	])('of %j is the documented one', (text, expected) => {
		expect(crc64(Buffer.from(text))).toBe(expected);
	});

	it('is that of another implementation for every length, in one piece and in several', () => {
		for (let length = 0; length < 200; length += 1) {
			const bytes = randomBytes(length);
			const cut = Math.floor(length / 3);
			const expected = referenceCrc64(bytes);
			expect(crc64(bytes).toString()).toBe(expected);
			expect(crc64(bytes.subarray(cut), crc64(bytes.subarray(0, cut))).toString()).toBe(expected);
		}
	});

	it.each([0, 1, 7, 1000, 100_000])('of two pieces joined follows from theirs, the second of %d bytes', (length) => {
		const first = randomBytes(1234);
		const second = randomBytes(length);
		expect(combineCrc64(crc64(first), crc64(second), length)).toBe(crc64(Buffer.concat([first, second])));
	});
});
