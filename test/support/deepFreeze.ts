/** Freezes plain objects and lists to the last leaf, so that writing to them throws. Bytes cannot be frozen. */
export function deepFreeze<T>(value: T): T {
	if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
	for (const part of Object.values(value)) deepFreeze(part);
	return Object.freeze(value);
}
