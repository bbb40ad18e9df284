import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type DifferenceName, differenceNames } from '../faults/differences';
import { parseFaultRules } from '../faults/parseRules';
import { startServer } from '../http/server';
import type { LocalServiceOptions } from '../options';
import { defaultAccounts } from '../state/accounts';
import type { RequestRecord } from '../state/requestLog';
import { defaultRoles } from '../state/roles';
import { usage } from './usage';

const flags = {
	port: { type: 'string', default: '8790' },
	'submitted-ms': { type: 'string', default: '2000' },
	'processing-ms': { type: 'string', default: '8000' },
	'latency-ms': { type: 'string', default: '0' },
	'pipeline-concurrency': { type: 'string', default: '2' },
	'callback-states': { type: 'string', default: 'all' },
	'callback-timeout-ms': { type: 'string', default: '3000' },
	'callback-pause-ms': { type: 'string', default: '1000' },
	'catalog-size': { type: 'string' },
	'register-ms': { type: 'string', default: '2000' },
	'media-must-exist': { type: 'boolean', default: false },
	'session-ms': { type: 'string' },
	expiration: { type: 'string', default: 'real' },
	faults: { type: 'string', default: '[]' },
	differs: { type: 'string', default: '' },
	help: { type: 'boolean', default: false },
} as const;

async function main(): Promise<void> {
	const { values } = parseArgs({ options: flags });
	if (values.help) {
		console.log(usage);
		return;
	}
	const options: LocalServiceOptions = {
		port: wholeNumber('port', values.port),
		submittedMs: wholeNumber('submitted-ms', values['submitted-ms']),
		processingMs: wholeNumber('processing-ms', values['processing-ms']),
		latencyMs: wholeNumber('latency-ms', values['latency-ms']),
		pipelineConcurrency: wholeNumber('pipeline-concurrency', values['pipeline-concurrency']),
		callbackStates: oneOf('callback-states', values['callback-states'], 'all', 'terminal'),
		callbackTimeoutMs: wholeNumber('callback-timeout-ms', values['callback-timeout-ms']),
		callbackPauseMs: wholeNumber('callback-pause-ms', values['callback-pause-ms']),
		catalogSize: optionalNumber('catalog-size', values['catalog-size']),
		registerMs: wholeNumber('register-ms', values['register-ms']),
		mediaMustExist: values['media-must-exist'],
		sessionMs: optionalNumber('session-ms', values['session-ms']),
		reportedExpiration: oneOf('expiration', values.expiration, 'real', 'requested'),
		faults: readFaults(values.faults),
		differences: readDifferences(values.differs),
	};
	const service = await startServer(options, (record) => console.log(describeRequest(record)));
	console.log(`Local service at ${service.url} (control: ${service.url}/_local/jobs). Stop it with Ctrl-C.`);
	for (const { accessKeyId, accessKeySecret, tokens = {} } of defaultAccounts) {
		console.log(`  ${[accessKeyId, accessKeySecret, ...Object.keys(tokens)].join('  ')}`);
	}
	for (const { arn, externalId } of defaultRoles) {
		console.log(`  ${arn}${externalId === undefined ? '' : `  external ID ${externalId}`}`);
	}
	process.once('SIGINT', () => void service.close());
	process.once('SIGTERM', () => void service.close());
}

function wholeNumber(flag: string, text: string): number {
	if (/^\d+$/.test(text)) return Number(text);
	throw new Error(`--${flag}: expected a whole number, got "${text}".`);
}

function optionalNumber(flag: string, text: string | undefined): number | undefined {
	return text === undefined ? undefined : wholeNumber(flag, text);
}

function oneOf<Choice extends string>(flag: string, text: string, ...choices: readonly [Choice, Choice]): Choice {
	const choice = choices.find((one) => one === text);
	if (choice !== undefined) return choice;
	throw new Error(`--${flag}: expected ${choices.join(' or ')}, got "${text}".`);
}

function readDifferences(list: string): DifferenceName[] {
	return list.split(',').flatMap((text) => {
		const name = differenceNames.find((known) => known === text);
		if (name === undefined && text !== '') throw new Error(`--differs: "${text}" is not the name of a fact.`);
		return name ?? [];
	});
}

function readFaults(jsonOrFile: string): ReturnType<typeof parseFaultRules> {
	return parseFaultRules(JSON.parse(existsSync(jsonOrFile) ? readFileSync(jsonOrFile, 'utf8') : jsonOrFile));
}

/** Without query, body and headers, so that no signature and no token is logged. */
function describeRequest({
	method,
	action,
	signature,
	status,
	code,
	fault,
	startedAt,
	endedAt,
}: RequestRecord): string {
	const parts = [
		new Date(startedAt).toISOString().slice(11, 19),
		method,
		action || '(no action)',
		signature,
		status ?? 'no answer',
		code,
		`${(endedAt ?? startedAt) - startedAt} ms`,
		fault && `fault: ${fault}`,
	];
	return parts.filter((part) => part !== undefined).join('  ');
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
