import { ApiError, missingParameter } from '../apiError';

type Parameters = Readonly<Record<string, string>>;

/** Documented: the shortest and the default duration of a session, in seconds. */
const shortestSession = 900;
const defaultSession = 3600;

/** Documented forms. Inferred: the error code of `SourceIdentity`, which follows the others. */
const forms: ReadonlyArray<readonly [name: string, form: RegExp]> = [
	['RoleArn', /^acs:ram::\d+:role\/[\w.-]+$/],
	['RoleSessionName', /^[\w.@-]{2,64}$/],
	['ExternalId', /^[\w+=,.@:/-]{2,1224}$/],
	['SourceIdentity', /^(?!acs:|aliyun:|alibabacloud:)[\w+=,.@-]{2,64}$/],
];

/** Checks that a role and a session name are present, and the form of every text. Throws the documented codes. */
export function checkAssumeRoleForms(parameters: Parameters): { roleArn: string; sessionName: string } {
	const { RoleArn: roleArn, RoleSessionName: sessionName } = parameters;
	if (roleArn === undefined) throw missingParameter('RoleArn');
	if (sessionName === undefined) throw missingParameter('RoleSessionName');
	const wrong = forms.find(([name, form]) => parameters[name] !== undefined && !form.test(parameters[name]));
	if (!wrong) return { roleArn, sessionName };
	throw new ApiError(400, `InvalidParameter.${wrong[0]}`, `The parameter ${wrong[0]} is wrongly formed.`);
}

/** `DurationSeconds`, from 900 to `longest`, the maximum of the role. The message is that of the real service. */
export function parseDuration({ DurationSeconds: text }: Parameters, longest: number): number {
	if (text === undefined) return Math.min(defaultSession, longest);
	const seconds = /^\d+$/.test(text) ? Number(text) : Number.NaN;
	if (seconds >= shortestSession && seconds <= longest) return seconds;
	const message = `The Min/Max value of DurationSeconds is 15min/${longest / 3600}hr.`;
	throw new ApiError(400, 'InvalidParameter.DurationSeconds', message);
}
