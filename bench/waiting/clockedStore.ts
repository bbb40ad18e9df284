import { EngineStore, type StoredExecution } from '../../local/engine/host/store';

/** A store that knows how long executions were running: the time that they held a worker. */
export class ClockedStore extends EngineStore {
	heldMs = 0;
	/** How many times an execution was taken up. */
	runs = 0;
	private readonly since = new Map<string, number>();

	override save(execution: StoredExecution): void {
		const since = this.since.get(execution.id);
		if (execution.status === 'running' && since === undefined) {
			this.since.set(execution.id, performance.now());
			this.runs += 1;
		} else if (execution.status !== 'running' && since !== undefined) {
			this.heldMs += performance.now() - since;
			this.since.delete(execution.id);
		}
		super.save(execution);
	}
}
