import type { IExecuteFunctions } from 'n8n-workflow';

import { readItemField } from '../../items/parameters';
import { isJsonObject, type JsonObject } from '../../values/fieldReader';
import { inputTypeOf } from './jobInput';
import type { SubmitJobFields } from './submitRequest';

/** The parameters of Submit that are read for each item, with their names in the panel. */
const FIELDS = {
	inputType: 'Input Type',
	ossUrl: 'OSS URL',
	mediaId: 'Media',
	mediaUrl: 'URL',
	templateId: 'Template',
	nlpFeatures: 'NLP Features',
	'options.nlpParamsJson': 'NLP Parameters (JSON)',
	additionalFields: 'Additional Fields',
} as const;
type FieldName = keyof typeof FIELDS;

/** The parameter that belongs to each input type. */
const MEDIA_PARAMETERS = { OSS: 'ossUrl', Media: 'mediaId', URL: 'mediaUrl' } as const;

/**
 * Reads one item's fields of Submit.
 *
 * @throws NodeOperationError that names the field, when an expression cannot be resolved for this item
 */
export function readSubmitFields(context: IExecuteFunctions, index: number): SubmitJobFields {
	const value = (name: FieldName): unknown =>
		readItemField(context, name, FIELDS[name], index, name === 'mediaId' || name === 'templateId');
	const collection = (name: FieldName): JsonObject => {
		const content = value(name);
		return isJsonObject(content) ? content : {};
	};
	const inputType = value('inputType');
	const type = inputTypeOf(inputType);
	return {
		inputType,
		media: type && value(MEDIA_PARAMETERS[type]),
		templateId: value('templateId'),
		nlpFeatures: collection('nlpFeatures'),
		nlpParamsJson: value('options.nlpParamsJson'),
		additionalFields: collection('additionalFields'),
	};
}
