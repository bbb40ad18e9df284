import type { JsonObject } from './values';

/** A refusal: the HTTP status and the fields of the error body. */
export class ApiError extends Error {
	/**
	 * @param status HTTP status
	 * @param code value of `Code`; clients decide on this, not on the status (documented)
	 * @param message value of `Message`
	 * @param detail further fields of the error body, for instance `AccessDeniedDetail`
	 */
	constructor(
		readonly status: number,
		readonly code: string,
		message: string,
		readonly detail: JsonObject = {},
	) {
		super(message);
		this.name = 'ApiError';
	}
}

/** Documented pattern `Missing<Name>`: a required business parameter was not sent. */
export function missingParameter(name: string): ApiError {
	return new ApiError(400, `Missing${name}`, `${name} is mandatory for this action.`);
}

/** `MissingParameter`: a part of the protocol (header or common parameter) was not sent. */
export function missingPart(name: string): ApiError {
	return new ApiError(400, 'MissingParameter', `The part "${name}" is mandatory for this request.`);
}

/** `InvalidParameter`, naming the parameter; the wording of the reason is ours. */
export function invalidParameter(name: string, reason: string): ApiError {
	return new ApiError(400, 'InvalidParameter', `The specified parameter "${name}" is not valid: ${reason}`);
}

/** Documented for the same engine: a job, template or other resource that does not exist. */
export function resourceNotFound(name: string): ApiError {
	return new ApiError(404, 'InvalidParameter.ResourceNotFound', `The resource operated "${name}" cannot be found.`);
}
