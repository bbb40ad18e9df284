/**
 * A stand-in for the documented API on loopback, for demos, tests and benchmarks; never part of the package.
 * It verifies signatures with code of its own, so that it can tell when the node's code is wrong.
 */
import type { LocalService, LocalServiceOptions } from './options';
import { startServer } from './server';

export { type Account, defaultAccountId, defaultAccounts } from './accounts';
export type { CallbackStates } from './callbacks';
export type { FaultKind, FaultRule } from './faults';
export type { CallbackRecord, JobRecord, JobStatus } from './jobRecord';
export type { LocalService, LocalServiceOptions } from './options';
export type { RequestRecord } from './requestLog';
export { defaultRoles, type Role } from './roles';
export type { SessionRecord } from './sessions';

/** Starts a local service; it listens when the promise resolves. */
export function startLocalService(options: LocalServiceOptions = {}): Promise<LocalService> {
	return startServer(options);
}
