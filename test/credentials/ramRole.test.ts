import { type ICredentialDataDecryptedObject, UserError } from 'n8n-workflow';

import {
	CREDENTIAL_TYPES,
	readCredential,
	readImsCredential,
	readRamRoleCredential,
} from '../../credentials/imsCredential';
import { readRamRole } from '../../credentials/ramRole';

const roleArn = 'acs:ram::1000000000000001:role/n8n-smarttag';
const read = (data: ICredentialDataDecryptedObject = {}) => readRamRole({ roleArn, ...data });

describe('the fields of a role', () => {
	it('have the defaults of the panel', () => {
		const defaults = { arn: roleArn, sessionName: 'n8n-smarttag', durationSeconds: 3_600 };
		expect(read()).toEqual(defaults);
		expect(read({ roleSessionName: ' ', externalId: '', durationSeconds: '', policy: ' ' })).toEqual(defaults);
	});

	it('are read without the blanks around them', () => {
		const data = {
			roleArn: ` ${roleArn}\n`,
			roleSessionName: ' me@1 ',
			externalId: '\texternal ',
			durationSeconds: ' 900 ',
		};
		expect(read(data)).toEqual({ arn: roleArn, sessionName: 'me@1', externalId: 'external', durationSeconds: 900 });
	});

	it.each<[what: string, policy: unknown]>([
		['text', '{ "Version": "1",\n "Statement": [] }'],
		['an object, from an expression', { Version: '1', Statement: [] }],
	])('accept a policy as %s, and send it without blanks', (_what, policy) => {
		expect(read({ policy: policy as string }).policy).toBe('{"Version":"1","Statement":[]}');
	});

	it('accept an empty policy for none', () => {
		expect(read({ policy: '{}' }).policy).toBeUndefined();
	});

	it('accept a policy whose blanks alone make it too long', () => {
		const policy = `{"Statement":"${'x'.repeat(2_048 - 16)}"}`;
		expect(policy).toHaveLength(2_048);
		expect(read({ policy: policy.replace(':', `:${' '.repeat(500)}`) }).policy).toBe(policy);
	});

	it.each<[what: string, data: ICredentialDataDecryptedObject, message: RegExp]>([
		['no ARN', { roleArn: ' ' }, /^Role ARN is empty/],
		['the name of a role', { roleArn: 'n8n-smarttag' }, /^Role ARN has to look like/],
		['the ARN of a user', { roleArn: 'acs:ram::1000000000000001:user/me' }, /^Role ARN has to look like/],
		['the ARN of a session', { roleArn: `${roleArn}/session` }, /^Role ARN has to look like/],
		['an ARN without an account', { roleArn: 'acs:ram::*:role/r' }, /^Role ARN has to look like/],
		['an ARN with a blank', { roleArn: 'acs:ram::1:role/a b' }, /^Role ARN has to look like/],
		['a session name of one letter', { roleSessionName: 'a' }, /^Session Name is invalid. Enter 2 to 64/],
		['a session name of 65 letters', { roleSessionName: 'a'.repeat(65) }, /^Session Name is invalid. Enter 2 to 64/],
		['a session name with a blank', { roleSessionName: 'a b' }, /^Session Name is invalid. Enter 2 to 64/],
		['a session name in Chinese', { roleSessionName: '会话' }, /^Session Name is invalid. Enter 2 to 64/],
		['an external ID of one letter', { externalId: 'a' }, /^External ID is invalid. Enter 2 to 1224/],
		['an external ID that is too long', { externalId: 'a'.repeat(1_225) }, /^External ID is invalid. Enter 2 to 1224/],
		['14 minutes', { durationSeconds: 899 }, /^Duration has to be a whole number of seconds, 900 or more/],
		['half a second', { durationSeconds: 900.5 }, /^Duration has to be a whole number/],
		['a word for a duration', { durationSeconds: 'long' }, /^Duration has to be a whole number/],
		['a policy that is not JSON', { policy: '{"Version": ' }, /^Policy has to be JSON/],
		['a policy that is a list', { policy: '[]' }, /^Policy has to be JSON/],
		['a policy that is a text', { policy: '"secret"' }, /^Policy has to be JSON/],
		['a policy that is null', { policy: 'null' }, /^Policy has to be JSON/],
		['a policy that is too long', { policy: `{"a":"${'x'.repeat(2_041)}"}` }, /^Policy is longer than 2048 characters/],
	])('do not accept %s', (_what, data, message) => {
		expect(() => read(data)).toThrow(UserError);
		expect(() => read(data)).toThrow(message);
	});

	it.each([
		['the longest session name', { roleSessionName: 'a'.repeat(64) }],
		['the shortest', { roleSessionName: 'a-' }],
		['the longest external ID', { externalId: 'a'.repeat(1_224) }],
		['the shortest duration', { durationSeconds: 900 }],
		['12 hours, which some roles allow', { durationSeconds: 43_200 }],
	])('accept %s', (_what, data) => {
		expect(() => read(data)).not.toThrow();
	});
});

describe('a credential', () => {
	const key = { accessKeyId: 'LTAItest', accessKeySecret: 'secret' };

	it('has a role by its type, not by what is stored in it', () => {
		const data = { ...key, roleArn };
		expect(readCredential(CREDENTIAL_TYPES.ramRole, data).role).toMatchObject({ arn: roleArn });
		expect(readCredential(CREDENTIAL_TYPES.accessKey, data).role).toBeUndefined();
	});

	it('with a role never signs without one', () => {
		expect(() => readCredential(CREDENTIAL_TYPES.ramRole, key)).toThrow(/^Role ARN is empty/);
	});

	it('with a role does not take a temporary key, which would soon assume it no more', () => {
		const temporary = { ...key, accessKeyId: 'STS.test', securityToken: 'token', roleArn };
		expect(() => readRamRoleCredential(temporary)).toThrow(/^AccessKey ID is that of a temporary key/);
	});

	it('with a temporary key needs its token, and one with a permanent key uses a token that is there', () => {
		expect(() => readImsCredential({ ...key, accessKeyId: 'STS.test' })).toThrow(/^Security Token is empty/);
		expect(readImsCredential({ ...key, securityToken: 'token' })).toMatchObject({ securityToken: 'token' });
	});
});
