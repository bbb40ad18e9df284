import type { JsonObject } from '../../../local/service/values';
import { at } from './answerFields';
import { call, type CallOptions, type Key, type RawAnswer, type Target } from '../../support/signedClient';

/** A default role that the test key may assume. */
export const testRole = 'acs:ram::1000000000000001:role/test-role';

/** Assumes the test role unless the parameters say otherwise. */
export function assume(
	service: Target,
	parameters: Record<string, string> = {},
	options: CallOptions = {},
): Promise<RawAnswer> {
	const all = { RoleArn: testRole, RoleSessionName: 'test-session', ...parameters };
	return call(service, 'AssumeRole', all, { version: '2015-04-01', ...options });
}

/** The temporary key in an answer of AssumeRole. */
export function keyOf(answer: JsonObject): Key {
	const text = (name: string) => String(at(answer, 'Credentials', name));
	return {
		accessKeyId: text('AccessKeyId'),
		accessKeySecret: text('AccessKeySecret'),
		securityToken: text('SecurityToken'),
	};
}

/** Assumes a role and returns the temporary key. Throws when it is refused. */
export async function sessionKey(
	service: Target,
	parameters?: Record<string, string>,
	options?: CallOptions,
): Promise<Key> {
	const { status, json } = await assume(service, parameters, options);
	if (status !== 200) throw new Error(JSON.stringify(json));
	return keyOf(json);
}
