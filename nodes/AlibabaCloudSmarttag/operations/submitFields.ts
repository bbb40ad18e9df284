import type { IExecuteFunctions } from 'n8n-workflow';

import type { ImsClientSettings } from '../ims/imsClient';
import { FieldChecks, isJsonObject, type JsonObject } from '../smarttag/fieldChecks';
import type { SubmitJobFields } from '../smarttag/submitRequest';
import { operationError } from './nodeErrors';

/** The parameter that belongs to each input type. */
const MEDIA_PARAMETERS: Readonly<Record<string, string>> = { OSS: 'ossUrl', Media: 'mediaId', URL: 'mediaUrl' };

/** How the node sends its items. */
export interface SubmitOptions extends ImsClientSettings {
	/** How many requests are under way at a time. */
	readonly concurrency: number;
}

/**
 * Reads one item's fields of Submit.
 *
 * @throws ExpressionError when an expression cannot be resolved for this item
 */
export function readSubmitFields(context: IExecuteFunctions, index: number): SubmitJobFields {
	const value = (name: string): unknown => context.getNodeParameter(name, index, '');
	const located = (name: string): unknown => context.getNodeParameter(name, index, '', { extractValue: true });
	const collection = (name: string): JsonObject => {
		const content = value(name);
		return isJsonObject(content) ? content : {};
	};
	const inputType = value('inputType');
	const mediaParameter = typeof inputType === 'string' ? MEDIA_PARAMETERS[inputType.trim()] : undefined;
	return {
		inputType,
		media: mediaParameter && located(mediaParameter),
		templateId: located('templateId'),
		nlpParams:
			value('nlpParamsMode') === 'json' ? { json: value('nlpParamsJson') } : { features: collection('nlpFeatures') },
		rawResults: value('rawResults'),
		additionalFields: collection('additionalFields'),
		schedule: collection('schedule'),
		templateOverrides: collection('templateOverrides'),
	};
}

/**
 * Reads Options, which hold for the whole run.
 *
 * @throws NodeOperationError that names each option that is no number or out of bounds
 */
export function readSubmitOptions(context: IExecuteFunctions): SubmitOptions {
	const options = context.getNodeParameter('options', 0, {}) as JsonObject;
	const checks = new FieldChecks();
	const concurrency = checks.wholeNumber('Concurrency', options.concurrency, 1) ?? 10;
	const maxRetries = checks.wholeNumber('Max Retries', options.maxRetries) ?? 5;
	const timeoutSeconds = checks.wholeNumber('Request Timeout', options.requestTimeout, 1) ?? 60;
	if (checks.problems.length > 0) throw operationError(context.getNode(), checks.problems.join(' '));
	return { concurrency, maxRetries, timeoutMs: timeoutSeconds * 1_000 };
}
