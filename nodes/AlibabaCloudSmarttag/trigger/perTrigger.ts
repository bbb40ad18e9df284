import type { IWebhookFunctions } from 'n8n-workflow';

/** Triggers that are remembered; the one that was not called for the longest time is forgotten first. */
const MOST_TRIGGERS = 1_000;

/** What this process remembers of each trigger: a node of a workflow, with its test URL apart. */
export class PerTrigger<T> {
	private readonly memories = new Map<string, T>();

	/** @param make makes the memory of a trigger that is called for the first time */
	constructor(private readonly make: () => T) {}

	/** The memory of the trigger that is called. */
	of(context: IWebhookFunctions): T {
		const isTest = context.getMode() === 'manual';
		const trigger = JSON.stringify([context.getWorkflow().id ?? '', context.getNode().id, isTest]);
		const memory = this.memories.get(trigger) ?? this.make();
		this.memories.delete(trigger);
		this.memories.set(trigger, memory);
		const [oldest] = this.memories.keys();
		if (this.memories.size > MOST_TRIGGERS && oldest !== undefined) this.memories.delete(oldest);
		return memory;
	}
}
