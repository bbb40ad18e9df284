/** Low and high halves of the table of CRC-64/XZ (ECMA-182, reflected); BigInt for each byte would be far slower. */
const low = new Uint32Array(256);
const high = new Uint32Array(256);
for (let index = 0; index < 256; index += 1) {
	let value = BigInt(index);
	for (let bit = 0; bit < 8; bit += 1) value = value & 1n ? (value >> 1n) ^ 0xc96c5795d7870f42n : value >> 1n;
	low[index] = Number(value & 0xffffffffn);
	high[index] = Number(value >> 32n);
}

/** The checksum that OSS returns in `x-oss-hash-crc64ecma`, of all pieces in their order: an unsigned decimal number. */
export function crc64(...pieces: readonly Uint8Array[]): string {
	let lower = 0xffffffff;
	let upper = 0xffffffff;
	for (const piece of pieces) {
		for (const byte of piece) {
			const index = (lower ^ byte) & 0xff;
			lower = ((lower >>> 8) | (upper << 24)) ^ (low[index] ?? 0);
			upper = (upper >>> 8) ^ (high[index] ?? 0);
		}
	}
	return (((BigInt(~upper >>> 0) << 32n) | BigInt(~lower >>> 0)) & 0xffffffffffffffffn).toString();
}
