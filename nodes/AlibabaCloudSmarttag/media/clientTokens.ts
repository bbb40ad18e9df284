import { createHash } from 'node:crypto';

import type { IExecuteFunctions } from 'n8n-workflow';

import type { FieldReader } from '../values/fieldReader';
import { quoted } from '../values/shortText';
import type { RegisterParameters } from './registerRequest';
import { runKey, runsAsTool } from '../items/runKey';

/** The idempotency tokens of a run: the service recognizes a repeated registration by its token. */
export interface ClientTokens {
	/**
	 * The token of an item: the entered one, or one that the same item of the same run gets on every attempt, and no other
	 * execution gets.
	 *
	 * @param entered the value of the field Client Token
	 */
	of(item: number, parameters: RegisterParameters, entered: unknown, reader: FieldReader): string;
}

/** Documented: a UUID of 32 characters, without hyphens. */
const TOKEN_LENGTH = 32;
const TOKEN = /^[\da-f]{32}$/i;

/** Opens the tokens of this run. */
export function openClientTokens(context: IExecuteFunctions): ClientTokens {
	const run = [context.getWorkflow().id, context.getNode().id, context.getExecutionId(), runKey(context)];
	const isTool = runsAsTool(context);
	const owners = new Map<string, number>();
	return {
		of: (item, parameters, entered, reader) => {
			const token = readToken(entered, reader) ?? digest([...run, isTool ? parameters : item]);
			const owner = owners.get(token);
			if (owner !== undefined) {
				reader.problem(
					'Client Token',
					`item ${owner} has the same one, so the service would ignore this item as a repetition. Use a value that differs from item to item`,
				);
			}
			owners.set(token, owner ?? item);
			return token;
		},
	};
}

function readToken(entered: unknown, reader: FieldReader): string | undefined {
	const token = reader.token('Client Token', entered)?.replaceAll('-', '');
	if (token === undefined || TOKEN.test(token)) return token;
	return reader.problem('Client Token', `expected a UUID of 32 hexadecimal digits, got ${quoted(token)}`);
}

function digest(content: unknown): string {
	return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, TOKEN_LENGTH);
}
