import type { FaultKind, FaultRule } from './rule';
import { isJsonObject } from '../values';

/** Checked by the compiler to be all of them. */
const kinds: Readonly<Record<FaultKind, true>> = {
	throttle: true,
	serverError: true,
	slow: true,
	noAnswer: true,
	closeBefore: true,
	closeAfter: true,
	html: true,
	empty: true,
	truncated: true,
	error: true,
	cut: true,
	drip: true,
	huge: true,
	raw: true,
	noJobId: true,
	redirect: true,
	callbackLost: true,
	callbackTwice: true,
	callbackTimes: true,
	callbackLate: true,
	callbackOutOfOrder: true,
	callbackForged: true,
	callbackGarbage: true,
};

/** All kinds of faults. */
export const faultKinds: readonly string[] = Object.keys(kinds);

type Check = { expected: string; holds: (value: unknown) => boolean };

const text: Check = { expected: 'a string', holds: (value) => typeof value === 'string' };
const count: Check = {
	expected: 'a whole number from 0',
	holds: (value) => typeof value === 'number' && Number.isInteger(value) && value >= 0,
};

const fields: Readonly<Record<keyof FaultRule, Check>> = {
	kind: {
		expected: `one of ${faultKinds.join(', ')}`,
		holds: (value) => typeof value === 'string' && Object.hasOwn(kinds, value),
	},
	action: text,
	contains: text,
	times: count,
	after: count,
	delayMs: count,
	status: {
		expected: 'an HTTP status from 200 to 599',
		holds: (value) => count.holds(value) && Number(value) >= 200 && Number(value) <= 599,
	},
	code: text,
	message: text,
	headers: {
		expected: 'an object of strings',
		holds: (value) => isJsonObject(value) && Object.values(value).every((item) => typeof item === 'string'),
	},
	beforeAction: { expected: 'a boolean', holds: (value) => typeof value === 'boolean' },
	bytes: count,
	packed: { expected: 'a boolean', holds: (value) => typeof value === 'boolean' },
	copies: { expected: 'a whole number from 1', holds: (value) => count.holds(value) && value !== 0 },
	contentType: {
		expected: 'a content type such as text/plain',
		holds: (value) => typeof value === 'string' && /^[!-~]+\/[ -~]+$/.test(value),
	},
	body: text,
};

/** Reads one fault rule or an array of them from parsed JSON. Throws an Error that says what is wrong. */
export function parseFaultRules(value: unknown): FaultRule[] {
	const rules: unknown[] = Array.isArray(value) ? value : [value];
	return rules.map((rule, index) => {
		if (isFaultRule(rule)) return rule;
		throw new Error(`Fault rule ${index + 1}: ${findProblem(rule)}`);
	});
}

function isFaultRule(rule: unknown): rule is FaultRule {
	return findProblem(rule) === undefined;
}

function findProblem(rule: unknown): string | undefined {
	if (!isJsonObject(rule)) return 'not an object.';
	const unknown = Object.keys(rule).find((key) => !Object.hasOwn(fields, key));
	if (unknown !== undefined) return `unknown key "${unknown}".`;
	if (rule['kind'] === undefined) return '"kind" is missing.';
	const wrong = Object.entries(fields).find(([key, check]) => rule[key] !== undefined && !check.holds(rule[key]));
	return wrong && `"${wrong[0]}" is not ${wrong[1].expected}.`;
}
