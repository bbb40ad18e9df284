import { join } from 'node:path';

import { startChild } from './child';
import type { Counted } from './service';

/** The service that the rivals talk to. */
export interface BenchService {
	readonly url: string;
	/** Begins a new count; with `delayed`, answers come after 10 to 30 ms, in the same sequence each time. */
	begin(how: 'at once' | 'delayed'): Promise<void>;
	count(): Promise<Counted>;
	/** Answers every query with the text of a file. */
	answerQueries(file: string): Promise<void>;
	end(): void;
}

/** Starts the service in a process of its own. */
export async function startBenchService(): Promise<BenchService> {
	const child = startChild(join(__dirname, 'service.ts'));
	const { port } = await child.next<{ port: number }>();
	const order = async (text: string) => {
		child.send(text);
		await child.next();
	};
	return {
		url: `http://127.0.0.1:${port}`,
		begin: order,
		async count() {
			child.send('count');
			return await child.next<Counted>();
		},
		answerQueries: async (file) => await order(`answer ${file}`),
		end: () => child.end(),
	};
}
