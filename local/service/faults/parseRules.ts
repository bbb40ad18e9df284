import { isJsonObject } from '../values';
import { faultKinds, type FaultRule } from './rule';

type Check = { expected: string; isValid: (value: unknown) => boolean };

const text: Check = { expected: 'a string', isValid: (value) => typeof value === 'string' };
const count: Check = {
	expected: 'a whole number from 0',
	isValid: (value) => typeof value === 'number' && Number.isInteger(value) && value >= 0,
};

const fields: Readonly<Record<keyof FaultRule, Check>> = {
	kind: {
		expected: `one of ${faultKinds.join(', ')}`,
		isValid: (value) => faultKinds.some((kind) => kind === value),
	},
	action: text,
	contains: text,
	times: count,
	after: count,
	delayMs: count,
	status: {
		expected: 'an HTTP status from 200 to 599',
		isValid: (value) => count.isValid(value) && Number(value) >= 200 && Number(value) <= 599,
	},
	code: text,
	message: text,
	headers: {
		expected: 'an object of strings',
		isValid: (value) => isJsonObject(value) && Object.values(value).every((item) => typeof item === 'string'),
	},
	beforeAction: { expected: 'a boolean', isValid: (value) => typeof value === 'boolean' },
	bytes: count,
	packed: { expected: 'a boolean', isValid: (value) => typeof value === 'boolean' },
	copies: { expected: 'a whole number from 1', isValid: (value) => count.isValid(value) && value !== 0 },
	contentType: {
		expected: 'a content type such as text/plain',
		isValid: (value) => typeof value === 'string' && /^[!-.0-~]+\/[ -~]+$/.test(value),
	},
	body: text,
};

/** Reads one fault rule or an array of them from parsed JSON. Throws an Error that names the first problem. */
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
	const wrong = Object.entries(fields).find(([key, check]) => rule[key] !== undefined && !check.isValid(rule[key]));
	return wrong && `"${wrong[0]}" is not ${wrong[1].expected}.`;
}
