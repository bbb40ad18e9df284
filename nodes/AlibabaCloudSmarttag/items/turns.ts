import { sleep } from 'n8n-workflow';

import type { Steps } from '../values/steps';

/** How long work goes on before other work of n8n has its turn, in milliseconds. */
const TURN_MS = 25;

/**
 * Lets other work of n8n have its turn during long work. The process answers no call meanwhile otherwise, and n8n takes its
 * database for lost after five seconds.
 */
export class Turns {
	private since = performance.now();

	/** Whether the work has gone on for long, and is to let other work have its turn. */
	get isOver(): boolean {
		return performance.now() - this.since >= TURN_MS;
	}

	/** Lets other work have its turn now. */
	async pass(): Promise<void> {
		await sleep(0);
		this.since = performance.now();
	}
}

/** Does work step by step, with turns of other work in between. */
export async function inTurns<Result>(steps: Steps<Result>): Promise<Result> {
	const turns = new Turns();
	for (;;) {
		const step = steps.next();
		if (step.done) return step.value;
		if (step.value || turns.isOver) await turns.pass();
	}
}
