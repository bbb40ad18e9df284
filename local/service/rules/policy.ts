import { ApiError } from '../apiError';
import { isJsonObject, type JsonObject } from '../values';

/** One statement of a policy. Resources and conditions are ignored: the media service supports only `*`. */
export interface PolicyStatement {
	effect: 'Allow' | 'Deny';
	/** Such as `ice:*`, `ice:Submit*`. */
	actions: string[];
}

/** The policy that restricts the permissions of a session. */
export interface SessionPolicy {
	/** As sent. */
	text: string;
	statements: PolicyStatement[];
}

/** Documented, in characters. */
const longestPolicy = 2048;

/** Reads the policy of a session. Throws the documented `InvalidParameter.PolicySize` or `.PolicyGrammar`. */
export function parsePolicy(text: string): SessionPolicy {
	if (text.length > longestPolicy) {
		throw new ApiError(
			400,
			'InvalidParameter.PolicySize',
			`The size of Policy must be smaller than ${longestPolicy} bytes.`,
		);
	}
	const statements = parseObject(text)['Statement'];
	if (!Array.isArray(statements) || statements.length === 0) throw badGrammar();
	return { text, statements: statements.map(parseStatement) };
}

/** True when a statement allows the action, as `ice:SubmitSmarttagJob`, and none denies it. */
export function permits({ statements }: SessionPolicy, action: string): boolean {
	const effects = statements.filter(({ actions }) => actions.some((pattern) => matches(pattern, action)));
	return effects.some(({ effect }) => effect === 'Allow') && effects.every(({ effect }) => effect === 'Allow');
}

function parseObject(text: string): JsonObject {
	try {
		const value: unknown = JSON.parse(text);
		if (isJsonObject(value)) return value;
	} catch {
		// The error below covers both cases.
	}
	throw badGrammar();
}

function parseStatement(statement: unknown): PolicyStatement {
	if (!isJsonObject(statement)) throw badGrammar();
	const { Effect: effect, Action: action } = statement;
	const actions = Array.isArray(action) ? action : [action];
	if ((effect !== 'Allow' && effect !== 'Deny') || actions.length === 0 || !actions.every(isText)) throw badGrammar();
	return { effect, actions };
}

function isText(value: unknown): value is string {
	return typeof value === 'string' && value !== '';
}

/** `*` stands for any characters, `?` for one. */
function matches(pattern: string, action: string): boolean {
	const escaped = pattern
		.replace(/[.+^${}()|[\]\\]/g, '\\$&')
		.replaceAll('*', '.*')
		.replaceAll('?', '.');
	return new RegExp(`^${escaped}$`).test(action);
}

function badGrammar(): ApiError {
	return new ApiError(400, 'InvalidParameter.PolicyGrammar', 'The parameter Policy has not passed grammar check.');
}
