import { type ICredentialDataDecryptedObject, UserError } from 'n8n-workflow';

/** The role that requests are made as, and the settings of its sessions. */
export interface RamRole {
	/** Documented form: `acs:ram::<account>:role/<name>`. */
	readonly arn: string;
	/** Names the caller in audit logs. */
	readonly sessionName: string;
	/** What the role's trust policy may require. */
	readonly externalId?: string;
	/** Lifetime of a session in seconds. */
	readonly durationSeconds: number;
	/** JSON text that narrows what the session may do. */
	readonly policy?: string;
}

const DEFAULT_SESSION_NAME = 'n8n-smarttag';
const DEFAULT_DURATION_SECONDS = 3_600;
const SHORTEST_DURATION_SECONDS = 900;
const LONGEST_POLICY = 2_048;

/**
 * Reads the fields that describe the role. Documented for AssumeRole: the limits. The longest duration is a setting
 * of the role, so the API checks it.
 *
 * @throws UserError that names the field that cannot be used, without its value
 */
export function readRamRole(data: ICredentialDataDecryptedObject): RamRole {
	return {
		arn: readArn(text(data.roleArn)),
		sessionName: readSessionName(text(data.roleSessionName) || DEFAULT_SESSION_NAME),
		externalId: readExternalId(text(data.externalId)),
		durationSeconds: readDuration(data.durationSeconds),
		policy: readPolicy(data.policy),
	};
}

function readArn(arn: string): string {
	if (!arn) throw new UserError('Role ARN is empty. Open the credential and enter it.');
	if (/^acs:ram::\d+:role\/[^\s/:]+$/.test(arn)) return arn;
	throw new UserError(
		'Role ARN has to look like acs:ram::1234567890123456:role/name. Copy it from the page of the role in the RAM console.',
	);
}

function readSessionName(name: string): string {
	if (/^[\w.@-]{2,64}$/.test(name)) return name;
	throw new UserError('Session Name is invalid. Enter 2 to 64 letters, digits and the characters . @ - _.');
}

function readExternalId(externalId: string): string | undefined {
	if (!externalId) return undefined;
	if (externalId.length >= 2 && externalId.length <= 1_224) return externalId;
	throw new UserError('External ID is invalid. Enter 2 to 1224 characters.');
}

function readDuration(value: unknown): number {
	const entered = typeof value === 'string' ? value.trim() : (value ?? '');
	const seconds = entered === '' ? DEFAULT_DURATION_SECONDS : Number(entered);
	if (Number.isSafeInteger(seconds) && seconds >= SHORTEST_DURATION_SECONDS) return seconds;
	throw new UserError(`Duration has to be a whole number of seconds, ${SHORTEST_DURATION_SECONDS} or more.`);
}

/** Blanks between the parts of the JSON are not sent, because they count. */
function readPolicy(value: unknown): string | undefined {
	if (value === undefined || value === null || value === '') return undefined;
	const content = typeof value === 'string' ? parseJson(value) : value;
	if (typeof content !== 'object' || content === null || Array.isArray(content)) {
		throw new UserError(
			'Policy has to be JSON, an object such as {"Version": "1", "Statement": [...]}. Correct it, or leave it empty.',
		);
	}
	const policy = JSON.stringify(content);
	if (policy.length <= LONGEST_POLICY) return policy === '{}' ? undefined : policy;
	throw new UserError(`Policy is longer than ${LONGEST_POLICY} characters. Put the rest into the policy of the role.`);
}

function parseJson(json: string): unknown {
	try {
		return JSON.parse(json.trim() || '{}');
	} catch {
		return undefined;
	}
}

/** Without what cannot be seen: blanks around the value, and format characters such as zero-width spaces. */
function text(value: unknown): string {
	return typeof value === 'string' ? value.replace(/\p{Cf}/gu, '').trim() : '';
}
