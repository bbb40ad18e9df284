import fc from 'fast-check';

/** Decoded parameters of one request. */
export type ParameterSet = Readonly<Record<string, string>>;

const SEED = 20_201_109;
const LONG = 4096;

/** What the vendor's encoders and ours could treat differently, with how to recognize it in a value. */
export const VALUE_CLASSES: ReadonlyArray<readonly [name: string, isIn: (value: string) => boolean]> = [
	['Chinese', (value) => /\p{Script=Han}/u.test(value)],
	['an emoji', (value) => /\p{Extended_Pictographic}/u.test(value)],
	['a double quote', (value) => value.includes('"')],
	['a single quote', (value) => value.includes("'")],
	['an asterisk', (value) => value.includes('*')],
	['parentheses', (value) => value.includes('(') && value.includes(')')],
	['an exclamation mark', (value) => value.includes('!')],
	['a tilde', (value) => value.includes('~')],
	['a space', (value) => value.includes(' ')],
	['a plus sign', (value) => value.includes('+')],
	['a percent sign', (value) => value.includes('%')],
	['an escape', (value) => /%[\dA-F]{2}/.test(value)],
	['an ampersand', (value) => value.includes('&')],
	['an equals sign', (value) => value.includes('=')],
	['a line break', (value) => value.includes('\n')],
	['nothing', (value) => value === ''],
	['4 KB', (value) => Buffer.byteLength(value) >= LONG],
];

const piece = fc.oneof(
	fc.constantFrom('演示', '智能标签', '😀', '👩‍🎓', '"', "*'()!~", '*', ' ', '+', '%', '%2B', '&', '=', '\n', '\r\n'),
	fc.string({ unit: 'binary', maxLength: 8 }),
	fc.json({ maxDepth: 1 }),
);

const shortValue = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));
const longValue = shortValue.map((text) => '-'.padEnd(LONG, text || '长').toWellFormed());
const value = fc.oneof({ weight: 20, arbitrary: shortValue }, { weight: 1, arbitrary: longValue });

/** Names as APIs have them; the P keeps them apart from the parameters of the protocol. */
const plainName = fc.stringMatching(/^P[\w.~-]{0,12}$/);
const oddName = shortValue.map((text) => `P${text}`);

/** Tells a generated parameter, written `name=value`, from those of the protocol. */
export function isGenerated(pair: string): boolean {
	return pair.startsWith('P');
}

/** The same sets every time: `count` of them, 1 to 12 parameters each. */
function sample(name: fc.Arbitrary<string>, count: number): ParameterSet[] {
	const parameters = fc.uniqueArray(fc.tuple(name, value), { minLength: 1, maxLength: 12, selector: ([key]) => key });
	return fc.sample(parameters, { numRuns: count, seed: SEED }).map((entries) => Object.fromEntries(entries));
}

export const parameterSets = sample(plainName, 240);

/** Names that need escapes themselves, which pop-core escapes and the newer client does not. */
export const oddlyNamedSets = sample(oddName, 60);
