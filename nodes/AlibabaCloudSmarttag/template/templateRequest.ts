import type { FieldReader, JsonObject } from '../values/fieldReader';
import { changedConfig, type ConfigChange, isEmptyChange, readConfigChange } from './configChange';
import { analysisTypesOf } from './templateAnalyses';
import { SMARTTAG_TYPE } from './systemTemplates';

/** Documented limit of a template's name, in characters. */
const LONGEST_NAME = 120;

/** What an update changes. */
export interface TemplateUpdate {
	/** The new name; absent when the name stays. */
	readonly name?: string;
	/** The change of the config; absent when the config is not written. */
	readonly change?: ConfigChange;
}

/**
 * Builds the parameters of CreateCustomTemplate.
 *
 * @param fields Name, Analysis Types and the fields of Template Settings, by the names of the panel
 */
export function draftCreate(fields: JsonObject, reader: FieldReader): Readonly<Record<string, string>> {
	const name = reader.requiredToken('Name', fields.name);
	checkName(name, reader);
	const problems = reader.problems.length;
	const config = changedConfig({}, readConfigChange(fields, reader));
	// A list that cannot be read is one problem, not two.
	if (analysisTypesOf(config).length === 0 && reader.problems.length === problems) {
		reader.emptyField('Analysis Types', 'Choose what the template analyzes');
	}
	return { Name: name ?? '', Type: SMARTTAG_TYPE, TemplateConfig: JSON.stringify(config) };
}

/**
 * Reads what an update changes; an empty update is a problem.
 *
 * @param fields the fields of Update Fields, by the names of the panel; an empty one is not changed
 */
export function draftUpdate(fields: JsonObject, reader: FieldReader): TemplateUpdate {
	const problems = reader.problems.length;
	const name = reader.token('Name', fields.name);
	checkName(name, reader);
	const change = readConfigChange(fields, reader);
	const changesConfig = !isEmptyChange(change);
	if (name === undefined && !changesConfig && reader.problems.length === problems) {
		reader.emptyField('Update Fields', 'Add a field and fill it in');
	}
	return { ...(name !== undefined && { name }), ...(changesConfig && { change }) };
}

function checkName(name: string | undefined, reader: FieldReader): void {
	const length = [...(name ?? '')].length;
	if (length > LONGEST_NAME) reader.problem('Name', `expected at most ${LONGEST_NAME} characters, got ${length}`);
}
