import type { FieldReader, JsonObject } from '../values/fieldReader';
import { type ConfigChange, isEmptyChange, readConfigChange } from './configChange';
import { analysisTypesOf, changedConfig } from './templateConfig';
import { SMARTTAG_TYPE } from './templateIds';

/** Documented limit of a template's name, in characters. */
const LONGEST_NAME = 120;

/** What an update changes. */
export interface TemplateUpdate {
	/** The new name; the old one stays unless set. */
	readonly name?: string;
	/** What changes in the config; nothing there is written unless set. */
	readonly change?: ConfigChange;
}

/**
 * Builds the parameters of CreateCustomTemplate.
 *
 * @param fields Name, Analysis Types and the fields of Template Settings, by the names of the panel
 */
export function draftCreate(fields: JsonObject, checks: FieldReader): Readonly<Record<string, string>> {
	const unread = checks.problems.length;
	const name = readName(fields.name, checks);
	if (name === undefined && checks.problems.length === unread) checks.problem('Name', 'nothing was given');
	const read = checks.problems.length;
	const config = changedConfig({}, readConfigChange(fields, checks));
	// A list that cannot be read is told once, not as missing too.
	if (analysisTypesOf(config).length === 0 && checks.problems.length === read) {
		checks.problem('Analysis Types', 'nothing was given. Choose what the template analyzes');
	}
	return { Name: name ?? '', Type: SMARTTAG_TYPE, TemplateConfig: JSON.stringify(config) };
}

/**
 * Reads what an update is to change; at least one thing.
 *
 * @param fields the fields of Update Fields, by the names of the panel; what is empty stays as it is
 */
export function draftUpdate(fields: JsonObject, checks: FieldReader): TemplateUpdate {
	const before = checks.problems.length;
	const name = readName(fields.name, checks);
	const change = readConfigChange(fields, checks);
	const changesConfig = !isEmptyChange(change);
	if (name === undefined && !changesConfig && checks.problems.length === before) {
		checks.problem('Update Fields', 'nothing was given to change. Add a field and fill it in');
	}
	return { ...(name !== undefined && { name }), ...(changesConfig && { change }) };
}

function readName(value: unknown, checks: FieldReader): string | undefined {
	const name = checks.token('Name', value);
	const length = [...(name ?? '')].length;
	if (length > LONGEST_NAME) {
		checks.problem('Name', `${length} characters long, at most ${LONGEST_NAME} are allowed`);
	}
	return name;
}
