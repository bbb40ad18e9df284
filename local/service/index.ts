/**
 * The documented API on loopback, for demos, tests and benchmarks; not part of the package. It verifies signatures with
 * its own code, so that it detects errors in the node's code.
 */
import type { LocalService, LocalServiceOptions } from './options';
import { startServer } from './http/server';

export { type Account, defaultAccountId, defaultAccounts } from './state/accounts';
export type { CallbackStates } from './callbacks/sender';
export { contentOfCall, ENVELOPE_NAMES, type EnvelopeName, type EventCall } from './events/envelopes';
export type { AccountEvent, JobEvent, ObjectEvent, ServiceEvent } from './events/messages';
export type { FaultKind, FaultRule } from './faults/rule';
export type { CallbackRecord, JobRecord, JobStatus } from './state/jobRecord';
export type { LocalService, LocalServiceOptions } from './options';
export type { Bucket, ObjectRecord, UploadRecord } from './oss/objects';
export type { RequestRecord } from './state/requestLog';
export { defaultRoles, type Role } from './state/roles';
export { defaultBuckets } from './state/state';
export type { SessionRecord } from './state/sessions';

/** Starts a local service; it listens when the promise resolves. */
export function startLocalService(options: LocalServiceOptions = {}): Promise<LocalService> {
	return startServer(options);
}
