import { createHash } from 'node:crypto';

import type { IExecuteFunctions } from 'n8n-workflow';

import { clip, type FieldReader } from '../values/fieldReader';
import type { RegisterParameters } from './registerRequest';
import { runKey, runsAsTool } from '../items/runKey';

/** The idempotency tokens of a run: by them the service tells a repeated registration from a new one. */
export interface ClientTokens {
	/**
	 * The token of an item: the given one, or else one that the same item of the same run gets again on every try, and no
	 * other execution gets.
	 */
	of(item: number, parameters: RegisterParameters, given: unknown, checks: FieldReader): string;
}

/** Documented: a UUID of 32 characters, so without its hyphens. */
const TOKEN_LENGTH = 32;
const TOKEN = /^[\da-f]{32}$/i;

/** Opens the tokens of this run. */
export function openClientTokens(context: IExecuteFunctions): ClientTokens {
	const run = [context.getWorkflow().id, context.getNode().id, context.getExecutionId(), runKey(context)];
	const isTool = runsAsTool(context);
	const owners = new Map<string, number>();
	return {
		of: (item, parameters, given, checks) => {
			const token = readToken(given, checks) ?? digest([...run, isTool ? parameters : item]);
			const owner = owners.get(token);
			if (owner !== undefined) {
				checks.problem(
					'Client Token',
					`item ${owner} has the same one, so the service would take this item for a repetition and not register it. Make it of something that differs from item to item`,
				);
			}
			owners.set(token, owner ?? item);
			return token;
		},
	};
}

function readToken(given: unknown, checks: FieldReader): string | undefined {
	const token = checks.token('Client Token', given)?.replaceAll('-', '');
	if (token === undefined || TOKEN.test(token)) return token;
	return checks.problem('Client Token', `"${clip(token)}" has to be a UUID: 32 hexadecimal digits`);
}

function digest(content: unknown): string {
	return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, TOKEN_LENGTH);
}
