import type { INodeListSearchItems } from 'n8n-workflow';

import type { ImsClient, WireParameters } from '../../nodes/AlibabaCloudSmarttag/ims/imsClient';
import { refusalFailure } from '../../nodes/AlibabaCloudSmarttag/ims/imsFailure';
import type { ListSearch } from '../../nodes/AlibabaCloudSmarttag/pickers/picker';
import type { JsonObject } from '../../nodes/AlibabaCloudSmarttag/values/fieldReader';

/** What each action answers; another action is refused as unknown. */
export type Answers = Readonly<Record<string, (parameters: WireParameters) => JsonObject>>;

/** A service that answers from memory, and the requests that it got. */
export interface ListService {
	readonly service: ImsClient;
	readonly requests: Array<{ readonly action: string; readonly parameters: WireParameters }>;
}

/** A service that has these answers, for lists of any size and shape. */
export function listService(answers: Answers): ListService {
	const requests: ListService['requests'] = [];
	const read: ImsClient['callIdempotent'] = async (action, parameters) => {
		requests.push({ action, parameters });
		const answer = answers[action];
		return await Promise.resolve(answer ? answer(parameters) : refuse(action, 'InvalidApi.NotFound', 404));
	};
	return {
		service: {
			endpoint: '',
			region: 'cn-shanghai',
			callIdempotent: read,
			callWithoutRetry: read,
			callNonIdempotent: read,
		},
		requests,
	};
}

/** Refuses an action as the service would. */
export function refuse(action: string, code: string, httpStatus: number): never {
	throw refusalFailure(action, { kind: 'refused', code, httpStatus, message: 'No.' });
}

/** The page of a list that `PageNumber` or `PageNo`, and `PageSize`, name. */
export function numbered(entries: readonly JsonObject[], { PageNumber, PageNo, PageSize }: WireParameters) {
	const size = Number(PageSize);
	const start = (Number(PageNumber ?? PageNo) - 1) * size;
	return entries.slice(start, start + size);
}

/** The page of a list that `NextToken` and `MaxResults` name, and the token of the next one. */
export function byToken(entries: readonly JsonObject[], { NextToken = 'from:0', MaxResults }: WireParameters) {
	const start = Number(NextToken.replace('from:', ''));
	const end = start + Number(MaxResults);
	return { page: entries.slice(start, end), ...(end < entries.length && { NextToken: `from:${end}` }) };
}

/** Scrolls through a whole list; each call's entries. Fails when it does not end. */
export async function scroll(search: ListSearch, service: ImsClient, filter = ''): Promise<INodeListSearchItems[][]> {
	const calls: INodeListSearchItems[][] = [];
	let token: string | undefined;
	do {
		const { results, paginationToken } = await search(service, filter, token);
		calls.push(results);
		token = paginationToken;
		if (calls.length > 1_000) throw new Error(`The list does not end: ${token}`);
	} while (token);
	return calls;
}

/** The names in a list. */
export function namesOf(entries: readonly INodeListSearchItems[]): string[] {
	return entries.map(({ name }) => name);
}
