import { adviceFor } from '../../../nodes/AlibabaCloudSmarttag/ims/errorCodes';
import { refusalFailure } from '../../../nodes/AlibabaCloudSmarttag/ims/imsFailure';
import { isJobNotFound } from '../../../nodes/AlibabaCloudSmarttag/job/jobErrors';
import { isJsonObject, type JsonObject } from '../../../nodes/AlibabaCloudSmarttag/values/fieldReader';
import { commaTextsOf, objectsOf } from '../../../nodes/AlibabaCloudSmarttag/values/looseValues';
import type { Step } from '../observations';
import { differs, type Fact, holds, listed, notSeen, unlessDifferent, type Verdict } from './fact';
import { acceptance, type Findings, refusal } from './findings';
import { ANSWER_SHAPES, describe, differencesFrom } from './shapes';

/** Regions that offer Smarttag (documented). */
const SMARTTAG_REGIONS = ['cn-beijing', 'cn-hangzhou', 'cn-shanghai'];

const SMARTTAG_SPEEDS = ['AIVideoMCU', 'AIVideoTag'];

/** The face libraries of the service (documented). */
const SYSTEM_FACES = ['celebrity', 'politician', 'sensitive'];

const ALL_TAGS_TEMPLATE = 'S00000103-000001';

/** What the read-only calls show. */
export const READ_ONLY_FACTS: readonly Fact[] = [
	answerFact('identity', 'GetCallerIdentity', 'unverified', { assumes: 'STS GetCallerIdentity needs no permission' }),
	{
		id: 'signature.v1',
		assumes: 'The service accepts signature V1 as well as V3.',
		source: 'read in client',
		needs: 'read-only calls',
		settle: (findings) => acceptance(findings.of('signatureV1')) ?? holds(),
	},
	{
		id: 'errors.fields',
		assumes: 'A refusal has RequestId, Code and Message.',
		source: 'read in client',
		needs: 'read-only calls',
		settle: (findings) => {
			const bodies = findings.refused().map(({ body }) => body);
			const known = bodies.map((body) => (isJsonObject(body) ? withoutDetail(body) : body));
			return bodies.length === 0
				? notSeen
				: unlessDifferent([...new Set(known.flatMap((body) => differencesFrom(ANSWER_SHAPES.error, body)))]);
		},
	},
	{
		id: 'errors.unknownJob',
		assumes: 'The query of an unknown JobId is refused with a code that the node reads as "no such job".',
		source: 'inferred',
		needs: 'read-only calls',
		settle: (findings) =>
			unlessOtherRegion(findings) ??
			refusal(findings.of('unknownJob'), (exchange) => {
				if (exchange.answer.kind !== 'refused') return false;
				return isJobNotFound(refusalFailure(exchange.action, exchange.answer));
			}),
	},
	{
		id: 'errors.unknownTemplate',
		assumes: 'An unknown TemplateId is refused with a code for which the node has advice of its own.',
		source: 'inferred',
		needs: 'read-only calls',
		settle: (findings) =>
			refusal(findings.of('unknownTemplate'), ({ answer }) => {
				const advice = answer.kind === 'refused' ? adviceFor(answer.code, '') : undefined;
				return advice !== undefined && NOT_FOUND_ADVICE.includes(advice);
			}),
	},
	{
		id: 'errors.region',
		assumes: 'A region without Smarttag refuses its calls with a code that the node explains by the region.',
		source: 'inferred',
		needs: 'a region without Smarttag',
		settle: (findings) => {
			if (SMARTTAG_REGIONS.includes(findings.setup.region)) return notSeen;
			return refusal(findings.of('unknownJob'), ({ answer }) => {
				return answer.kind === 'refused' && adviceFor(answer.code, '') === adviceFor('InvalidApi.NotFound', '');
			});
		},
	},
	{
		id: 'templates.type11',
		assumes: 'ListCustomTemplates accepts Type=11, and every entry has Type 11.',
		source: 'inferred',
		needs: 'read-only calls',
		settle: (findings) => {
			const refused = acceptance(findings.of('templates', 'ListCustomTemplates'));
			const types = customTemplates(findings).map(({ Type: type }) => type);
			const others = types.filter((type) => type !== 11);
			if (refused) return refused;
			return others.length > 0 ? differs(`Type: ${listed(others.map(kindAndValue))}`) : holds();
		},
	},
	answerFact('templates', 'ListCustomTemplates', 'read in client', { isRefusalSeparate: true }),
	{
		id: 'templates.default',
		assumes: 'GetCustomTemplate with Type=11 returns the default template, with IsDefault true.',
		source: 'documented',
		needs: 'read-only calls',
		settle: (findings) => {
			const exchanges = findings.of('templates', 'GetCustomTemplate');
			// An account without templates has no default one.
			if (customTemplates(findings).length === 0) return notSeen;
			const [body] = findings.accepted('templates', 'GetCustomTemplate');
			if (!body) return acceptance(exchanges) ?? notSeen;
			const template = body.CustomTemplate;
			if (!isJsonObject(template)) return differs(`CustomTemplate is ${describe(template)}`);
			return template.IsDefault === true ? holds() : differs(`IsDefault is ${describe(template.IsDefault)}`);
		},
	},
	answerFact('templates', 'ListSystemTemplates', 'read in client'),
	{
		id: 'systemTemplates.ids',
		assumes: `ListSystemTemplates with Type=11 lists ${ALL_TAGS_TEMPLATE}.`,
		source: 'inferred',
		needs: 'read-only calls',
		settle: (findings) => {
			const bodies = findings.accepted('templates', 'ListSystemTemplates');
			if (bodies.length === 0) return acceptance(findings.of('templates', 'ListSystemTemplates')) ?? notSeen;
			const ids = bodies.flatMap((body) => findings.texts(body.SystemTemplateList, 'TemplateId'));
			return ids.includes(ALL_TAGS_TEMPLATE) ? holds(listed(ids)) : differs(listed(ids));
		},
	},
	answerFact('pipelines', 'ListPipelines', 'read in client'),
	{
		id: 'pipelines.speed',
		assumes: `ListPipelines shows the pipelines for Smarttag, with Speed ${SMARTTAG_SPEEDS.join(' or ')}.`,
		source: 'inferred',
		needs: 'read-only calls',
		settle: (findings) => {
			const bodies = findings.accepted('pipelines', 'ListPipelines');
			const speeds = bodies.flatMap((body) => findings.texts(body.PipelineList, 'Speed'));
			if (speeds.length === 0) return notSeen;
			const found = `Speed: ${listed(speeds)}`;
			return speeds.some((speed) => SMARTTAG_SPEEDS.includes(speed)) ? holds(found) : differs(found);
		},
	},
	answerFact('faces', 'ListRecognitionLibs', 'read in client'),
	{
		id: 'faces.ids',
		assumes: 'FaceCategoryIds of a template holds LibIds of ListRecognitionLibs.',
		source: 'inferred',
		needs: 'read-only calls',
		settle: (findings) => {
			const used = customTemplates(findings)
				.flatMap((template) => commaTextsOf(configOf(template).FaceCategoryIds))
				.filter((id) => !SYSTEM_FACES.includes(id));
			const known = findings.accepted('faces').flatMap(({ Libs: libs }) => {
				return isJsonObject(libs) ? findings.texts(libs.Lib, 'LibId') : [];
			});
			if (used.length === 0 || known.length === 0) return notSeen;
			return used.some((id) => known.includes(id)) ? holds() : differs('no ID of a template is among the LibIds');
		},
	},
	answerFact('hotwords', 'ListHotwordLibraries', 'read in client'),
	answerFact('media', 'ListMediaBasicInfos', 'read in client'),
	answerFact('labelSearch', 'SearchMediaByAILabel', 'documented'),
	answerFact('search', 'SearchMedia', 'documented', {
		assumes: "SearchMedia accepts title = 'a' and mediaType in ('video','audio')",
	}),
];

const NOT_FOUND_ADVICE = [adviceFor('InvalidTemplate', ''), adviceFor('ResourceNotFound', '')];

/**
 * The fact that an action is accepted and answers with the fields that the code reads.
 *
 * @param options.isRefusalSeparate another fact is about whether it is accepted
 */
function answerFact(
	step: Step,
	action: keyof typeof ANSWER_SHAPES,
	source: Fact['source'],
	{ assumes = `${action} is accepted`, isRefusalSeparate = false } = {},
): Fact {
	return {
		id: `fields.${action}`,
		assumes: `${assumes}; its answer has the fields that are known.`,
		source,
		needs: 'read-only calls',
		settle: (findings) => {
			const bodies = findings.accepted(step, action);
			if (bodies.length === 0) return isRefusalSeparate ? notSeen : (acceptance(findings.of(step, action)) ?? notSeen);
			return unlessDifferent([...new Set(bodies.flatMap((body) => differencesFrom(ANSWER_SHAPES[action], body)))]);
		},
	};
}

/** In a region without Smarttag, a query is refused for another reason. */
function unlessOtherRegion({ setup }: Findings): Verdict | undefined {
	return SMARTTAG_REGIONS.includes(setup.region) ? undefined : notSeen;
}

function withoutDetail({ AccessDeniedDetail: _, ...others }: JsonObject): JsonObject {
	return others;
}

function customTemplates(findings: Findings): readonly JsonObject[] {
	return findings.accepted('templates', 'ListCustomTemplates').flatMap((body) => objectsOf(body.CustomTemplateList));
}

function configOf({ TemplateConfig: text }: JsonObject): JsonObject {
	try {
		const config: unknown = JSON.parse(String(text));
		return isJsonObject(config) ? config : {};
	} catch {
		return {};
	}
}

function kindAndValue(value: unknown): string {
	return typeof value === 'number' ? String(value) : describe(value);
}
