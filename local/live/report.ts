import { readFileSync, writeFileSync } from 'node:fs';

import { isJsonObject } from '../../nodes/AlibabaCloudSmarttag/values/fieldReader';
import type { Observations } from './observations';

const FORMAT = 'smarttag-live-check';
const VERSION = 1;

/** A report as it stands in a file. */
interface Report extends Observations {
	readonly format: typeof FORMAT;
	readonly version: typeof VERSION;
}

/**
 * Writes anonymized observations to a file.
 *
 * @param secrets what must not be in it, whatever the anonymizer did
 * @throws Error, and writes nothing, when one of them is
 */
export function writeReport(file: string, observations: Observations, secrets: readonly string[]): void {
	const report: Report = { format: FORMAT, version: VERSION, ...observations };
	const text = `${JSON.stringify(report, undefined, 2)}\n`;
	if (secrets.some((secret) => secret !== '' && text.includes(secret))) {
		throw new Error('The report is not written: a key, a token or the address of the video would be in it.');
	}
	writeFileSync(file, text);
}

/**
 * Reads a report back.
 *
 * @throws Error when the file is no report of this version
 */
export function readReport(file: string): Observations {
	const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
	if (!isReport(content)) throw new Error(`${file} is no report of npm run live, or one of another version.`);
	const { setup, exchanges, notifications } = content;
	return { setup, exchanges, notifications };
}

function isReport(content: unknown): content is Report {
	return (
		isJsonObject(content) &&
		content.format === FORMAT &&
		content.version === VERSION &&
		isJsonObject(content.setup) &&
		Array.isArray(content.exchanges) &&
		Array.isArray(content.notifications)
	);
}
