import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';

import { describeFields } from './fields';

/** A request that this process sent, without the parts of the signature. */
export interface WireRequest {
	readonly method: string;
	readonly host: string;
	readonly action: string;
	readonly parameters: ReadonlyArray<readonly [name: string, value: string]>;
}

/** The requests so far; `stop` ends the recording. */
export interface RequestWatch {
	readonly requests: readonly WireRequest[];
	stop(): void;
}

const CHANNEL = 'http.client.request.start';

/** Parameters of signature V1; the others are those of the action. */
const SIGNATURE_PARAMETERS = /^(AccessKeyId|Action|Format|SecurityToken|Signature\w*|Timestamp|Version)$/;

/** Records the API requests of this process through Node's diagnostics channel. */
export function watchRequests(): RequestWatch {
	const requests: WireRequest[] = [];
	const onRequest = (message: unknown) => {
		const { request } = message as { request: ClientRequest };
		const url = new URL(request.path, `${request.protocol}//${request.host}`);
		const action = request.getHeader('x-acs-action') ?? url.searchParams.get('Action');
		if (typeof action !== 'string') return;
		requests.push({
			method: request.method,
			host: String(request.getHeader('host') ?? request.host),
			action,
			parameters: [...url.searchParams].filter(([name]) => !SIGNATURE_PARAMETERS.test(name)),
		});
	};
	subscribe(CHANNEL, onRequest);
	return { requests, stop: () => unsubscribe(CHANNEL, onRequest) };
}

/** A request in a few lines: host, action, and each parameter decoded. */
export function describeRequest({ method, host, action, parameters }: WireRequest): string {
	return `${method} ${host}  ${action}\n${describeFields(parameters)}`;
}
