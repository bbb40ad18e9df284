import type { IDataObject, INodeProperties, INodePropertyOptions, INodeTypeDescription } from 'n8n-workflow';

/** The credential of the fuzz runs, which the local service knows; each part can be found wherever it gets to. */
export const SECRETS = {
	accessKeyId: 'STS.testAccessKeyId',
	accessKeySecret: 'testStsAccessKeySecret',
	securityToken: 'testSecurityToken',
} as const;

const SIGNED = ['ACS3-HMAC-SHA256', 'Signature=', 'x-acs-signature', 'x-acs-security-token'];

/** Which secrets, and which parts of a signed request, a text holds. */
export function secretsIn(text: string): string[] {
	return [SECRETS.accessKeySecret, SECRETS.securityToken, ...SIGNED].filter((secret) => text.includes(secret));
}

/** What JavaScript says when a program has a mistake, and what it makes of an object that is no text. */
const OF_THE_PROGRAM =
	/Cannot (read|set|convert|access|destructure)|undefined is not|is not (a function|iterable|defined|a constructor|valid JSON)|\[object |call stack|circular structure|Invalid (time value|array length|string length)|JSON at position|Unexpected (token|end of)|BigInt|Reflect\.|Assertion/i;

/** An error as a workflow sees it: the message, what stands below it, and the data with the API's code. */
export interface ToldError {
	readonly message: unknown;
	readonly description?: unknown;
	readonly data?: unknown;
}

/** Tells what is wrong with the errors of a node. */
export class MessageJudge {
	private readonly fields: readonly string[];

	/** @param description of the node: an error has to name one of its fields or the credential's, or the API's code */
	constructor(description: INodeTypeDescription) {
		const names = new Set(namesOf(description.properties));
		this.fields = [...names, 'AccessKey', 'Custom Endpoint', 'Network in the credential'].filter(
			(name) => name.length > 2,
		);
	}

	/** What is wrong with an error; undefined when a user can read it and knows where to look. */
	fault({ message, description, data }: ToldError): string | undefined {
		if (typeof message !== 'string' || !message.trim()) return 'no message';
		const text = `${message} ${typeof description === 'string' ? description : ''}`;
		if (OF_THE_PROGRAM.test(text)) return `not for users: ${text.slice(0, 300)}`;
		if (text.length > 20_000) return `too long: ${text.slice(0, 300)}`;
		const code = typeof data === 'object' && data !== null && 'code' in data ? data.code : undefined;
		const names = this.fields.some((field) => text.includes(field)) || (typeof code === 'string' && code !== '');
		return names || /\b(Job \S+|JobId|HTTP \d+)/.test(text) ? undefined : `names nothing: ${text.slice(0, 300)}`;
	}

	/** What is wrong with the JSON of an item: undefined when it is no error, or one that can be read. */
	itemFault(json: IDataObject): string | undefined {
		if (!('error' in json && 'details' in json)) return undefined;
		const { error, message, details } = json;
		return this.fault({ message: error, description: message, data: details });
	}
}

function namesOf(properties: readonly INodeProperties[]): string[] {
	return properties.flatMap((property) => [property.displayName, ...(property.options ?? []).flatMap(namesIn)]);
}

function namesIn(option: NonNullable<INodeProperties['options']>[number]): string[] {
	if ('values' in option) return [option.displayName, ...namesOf(option.values)];
	return isChoice(option) ? [] : namesOf([option]);
}

function isChoice(option: object): option is INodePropertyOptions {
	return 'value' in option;
}

/** Notes what the built-in prototypes have, to find later what was added. */
export class Prototypes {
	private readonly before = Prototypes.keys();

	/** What was added or taken away since. */
	changes(): string[] {
		const now = Prototypes.keys();
		const added = now.filter((key) => !this.before.includes(key));
		const gone = this.before.filter((key) => !now.includes(key));
		return [...added, ...gone, ...('polluted' in {} ? ['polluted'] : [])];
	}

	private static keys(): string[] {
		const all = { Object, Array, Function, String, Map, Error };
		return Object.entries(all).flatMap(([name, { prototype }]) =>
			Reflect.ownKeys(prototype).map((key) => `${name}.prototype.${String(key)}`),
		);
	}
}
