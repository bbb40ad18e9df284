import { join } from 'node:path';

import { startChild } from '../child';
import type { CallbackOutcome } from './service';

/** The local service in a process of its own, whose jobs end on request. */
export interface CallbackService {
	readonly url: string;
	/**
	 * Ends as many jobs whose source contains the text, one after the other.
	 *
	 * @throws Error unless each callback was answered with 200 at once and was followed by one query
	 */
	callBack(text: string, count: number): Promise<void>;
	end(): void;
}

/** Starts the service. */
export async function startCallbackService(): Promise<CallbackService> {
	const child = startChild(join(__dirname, 'service.ts'));
	const { url } = await child.next<{ url: string }>();
	return {
		url,
		async callBack(text, count) {
			child.send(`${text} ${count}`);
			const outcomes = await child.next<CallbackOutcome[]>();
			const unlike = outcomes.filter(
				({ httpStatus, tries, queries }) => httpStatus !== 200 || tries !== 1 || queries !== 1,
			);
			if (outcomes.length !== count || unlike.length > 0) {
				throw new Error(
					`${text}: callbacks were not each answered and followed by one query: ${JSON.stringify(unlike)}`,
				);
			}
		},
		end: () => child.end(),
	};
}
