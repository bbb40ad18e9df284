import type { AccessKey } from '../signature/canonical';

/** The temporary AccessKey of an assumed role. Times are those of this machine's clock, in milliseconds since 1970. */
export interface RoleSession extends Required<AccessKey> {
	/** When it was asked for. */
	readonly startedAt: number;
	readonly endsAt: number;
}
