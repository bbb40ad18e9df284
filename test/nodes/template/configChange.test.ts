import * as fc from 'fast-check';

import { FieldReader, type JsonObject } from '../../../nodes/AlibabaCloudSmarttag/values/fieldReader';
import { changedConfig, readConfigChange } from '../../../nodes/AlibabaCloudSmarttag/template/configChange';

const stored = {
	AnalyseTypes: 'ocr,asr',
	FaceCategoryIds: 'celebrity',
	FaceCustomParamsConfig: '{"faceDetThreshold":0.9,"other":1}',
	KeywordConfig: '{"type":"name"}',
	Unknown: { kept: true },
};

function changed(fields: JsonObject, config: JsonObject = stored): JsonObject {
	return changedConfig(config, readConfigChange(fields, new FieldReader()));
}

describe('A changed config', () => {
	it('has the new values, and the stored ones of all other keys', () => {
		expect(changed({ analysisTypes: ['nlp'] })).toEqual({ ...stored, AnalyseTypes: 'nlp' });
	});

	it('keeps the other keys beside a threshold, and the stored form of keyword kinds', () => {
		const config = changed({ faceRegThreshold: 0.5, keywordKinds: ['other'] });

		expect(config.FaceCustomParamsConfig).toBe('{"faceDetThreshold":0.9,"other":1,"faceRegThreshold":0.5}');
		expect(config.KeywordConfig).toBe('{"type":"other"}');
	});

	it('keeps keyword kinds an object where they were one', () => {
		const config = changed({ keywordKinds: 'other' }, { KeywordConfig: { type: 'name', more: 1 } });

		expect(config).toEqual({ KeywordConfig: { type: 'other', more: 1 } });
	});

	it('has no key that is null in the JSON', () => {
		const { Unknown: _unknown, ...rest } = stored;

		expect(changed({ templateConfig: { Unknown: null, Industry: null } })).toEqual(rest);
	});

	it('does not differ when the same change is made again', () => {
		const change = fc.record(
			{
				analysisTypes: fc.subarray(['face', 'ocr', 'nlp']),
				faceCategoryIds: fc.subarray(['celebrity', 'lib']),
				faceDetThreshold: fc.constantFrom(0.1, 1),
				keywordKinds: fc.subarray(['name', 'other']),
				knowledgeConfig: fc.dictionary(fc.string(), fc.string()),
				templateConfig: fc.dictionary(fc.constantFrom('Scene', 'KeywordConfig', 'x'), fc.jsonValue()),
			},
			{ requiredKeys: [] },
		);
		fc.assert(
			fc.property(change, (fields) => {
				const once = changed(fields);
				expect(changed(fields, once)).toEqual(once);
			}),
		);
	});
});
