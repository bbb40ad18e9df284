/**
 * CRC-64 of OSS (ECMA-182 reflected, also called XZ), as in the header `x-oss-hash-crc64ecma`. A value is a BigInt without
 * a sign; that of no bytes is 0.
 */
const POLYNOMIAL = 0xc96c5795d7870f42n;
const MASK = 0xffffffffffffffffn;
const HALF = 0xffffffffn;

/**
 * Eight tables of 256 entries each, in halves of 32 bits, because numbers of 64 bits are slow in JavaScript. With a sign,
 * since V8 has no small integers without one. Tables of 16 bits were tried: they leave the processor's cache.
 */
const low = new Int32Array(8 * 256);
const high = new Int32Array(8 * 256);

/** The tables take a millisecond, so the first checksum makes them, and not the start of n8n. */
function fillTables(): void {
	for (let byte = 0; byte < 256; byte += 1) {
		let value = BigInt(byte);
		for (let bit = 0; bit < 8; bit += 1) value = value & 1n ? (value >> 1n) ^ POLYNOMIAL : value >> 1n;
		low[byte] = Number(value & HALF);
		high[byte] = Number(value >> 32n);
	}
	for (let index = 256; index < low.length; index += 1) {
		const lower = low[index - 256] ?? 0;
		const upper = high[index - 256] ?? 0;
		const next = lower & 0xff;
		low[index] = ((lower >>> 8) | (upper << 24)) ^ (low[next] ?? 0);
		high[index] = (upper >>> 8) ^ (high[next] ?? 0);
	}
}

/** The checksum of bytes, or of further bytes after those with this checksum. */
export function crc64(bytes: Uint8Array, before = 0n): bigint {
	if (low[1] === 0) fillTables();
	const inverted = before ^ MASK;
	let lower = Number(inverted & HALF) | 0;
	let upper = Number(inverted >> 32n) | 0;
	const whole = bytes.length - (bytes.length % 8);
	const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
	let at = 0;
	for (; at < whole; at += 8) {
		const first = lower ^ words.getInt32(at, true);
		const second = upper ^ words.getInt32(at + 4, true);
		lower =
			entry(low, 1792 + (first & 255)) ^
			entry(low, 1536 + ((first >>> 8) & 255)) ^
			entry(low, 1280 + ((first >>> 16) & 255)) ^
			entry(low, 1024 + (first >>> 24)) ^
			entry(low, 768 + (second & 255)) ^
			entry(low, 512 + ((second >>> 8) & 255)) ^
			entry(low, 256 + ((second >>> 16) & 255)) ^
			entry(low, second >>> 24);
		upper =
			entry(high, 1792 + (first & 255)) ^
			entry(high, 1536 + ((first >>> 8) & 255)) ^
			entry(high, 1280 + ((first >>> 16) & 255)) ^
			entry(high, 1024 + (first >>> 24)) ^
			entry(high, 768 + (second & 255)) ^
			entry(high, 512 + ((second >>> 8) & 255)) ^
			entry(high, 256 + ((second >>> 16) & 255)) ^
			entry(high, second >>> 24);
	}
	for (; at < bytes.length; at += 1) {
		const index = (lower ^ (bytes[at] ?? 0)) & 0xff;
		lower = ((lower >>> 8) | (upper << 24)) ^ entry(low, index);
		upper = (upper >>> 8) ^ entry(high, index);
	}
	return ((BigInt(upper >>> 0) << 32n) | BigInt(lower >>> 0)) ^ MASK;
}

/**
 * The checksum of two pieces joined, from theirs.
 *
 * @param secondLength bytes of the second piece
 */
export function combineCrc64(first: bigint, second: bigint, secondLength: number): bigint {
	return multiply(powerOfX(secondLength), first) ^ second;
}

function entry(table: Int32Array, index: number): number {
	return table[index] ?? 0;
}

/** The product of two polynomials modulo that of the checksum; bits are reflected, so 1 is the highest bit. */
function multiply(left: bigint, right: bigint): bigint {
	let product = 0n;
	let factor = right;
	for (let bit = 1n << 63n; bit > 0n; bit >>= 1n) {
		if (left & bit) product ^= factor;
		factor = factor & 1n ? (factor >> 1n) ^ POLYNOMIAL : factor >> 1n;
	}
	return product;
}

/** x to the power of so many bytes of 8 bits. */
function powerOfX(bytes: number): bigint {
	let power = 1n << 63n;
	let square = 1n << 62n;
	for (let exponent = BigInt(bytes) * 8n; exponent > 0n; exponent >>= 1n) {
		if (exponent & 1n) power = multiply(square, power);
		square = multiply(square, square);
	}
	return power;
}
