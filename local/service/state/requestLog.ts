import type { SignatureScheme } from '../http/envelope';

/** One API request as the service received it. Times in ms. */
export interface RequestRecord {
	/** When its header arrived; the same as `startedAt`. */
	at: number;
	method: string;
	path: string;
	/** The part after `?`, undecoded. */
	rawQuery: string;
	/** The body as UTF-8 text; empty for the content of an object. */
	rawBody: string;
	/** Lower-cased names; of `authorization` only the scheme. */
	headers: Record<string, string>;
	action: string;
	version: string;
	signature: SignatureScheme | 'OSS V4';
	/** Business parameters of query and form, without the V1 common ones. */
	parameters: Record<string, string>;
	/** The HTTP status of the answer; undefined without an answer. */
	status?: number;
	/** `Code` of the error in the answer. */
	code?: string;
	/** Kind of the fault that affected the answer. */
	fault?: string;
	startedAt: number;
	/** When the answer was sent or the socket was closed; undefined while the request is still open. */
	endedAt?: number;
	/** How many other API requests were in flight when this one arrived. */
	inFlightAtStart: number;
}

/** The API requests in order of arrival. */
export class RequestLog {
	private records: RequestRecord[] = [];
	private inFlight = 0;

	/** Opens the record of a request whose header has arrived. */
	open(method: string, path: string, rawQuery: string, headers: Record<string, string>): RequestRecord {
		const now = Date.now();
		const record: RequestRecord = {
			at: now,
			method,
			path,
			rawQuery,
			rawBody: '',
			headers: withoutCredential(headers),
			action: '',
			version: '',
			signature: 'none',
			parameters: {},
			startedAt: now,
			inFlightAtStart: this.inFlight,
		};
		this.inFlight += 1;
		this.records.push(record);
		return record;
	}

	/** Ends a record once; later calls change nothing. */
	end(record: RequestRecord, answered?: { status: number; code?: string }): void {
		if (record.endedAt !== undefined) return;
		record.endedAt = Date.now();
		record.status = answered?.status;
		record.code = answered?.code;
		this.inFlight -= 1;
	}

	/** Copies of all records. */
	all(): RequestRecord[] {
		return structuredClone(this.records);
	}

	/** Number of requests, optionally of one action. A request counts when its header arrives, for its action when it is parsed. */
	count(action?: string): number {
		if (action === undefined) return this.records.length;
		return this.records.reduce((sum, record) => (record.action === action ? sum + 1 : sum), 0);
	}

	/** Deletes all records; open requests still count as in flight. */
	clear(): void {
		this.records = [];
	}
}

function withoutCredential(headers: Record<string, string>): Record<string, string> {
	const { authorization } = headers;
	return authorization === undefined ? headers : { ...headers, authorization: authorization.split(' ', 1)[0] ?? '' };
}
