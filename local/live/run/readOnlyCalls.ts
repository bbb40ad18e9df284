import { randomUUID } from 'node:crypto';

import { ImsFailure } from '../../../nodes/AlibabaCloudSmarttag/ims/imsFailure';
import { queryParameters } from '../../../nodes/AlibabaCloudSmarttag/job/jobOutput';
import { searchHotwordLibraries } from '../../../nodes/AlibabaCloudSmarttag/job/submit/searchHotwordLibraries';
import { searchMedia } from '../../../nodes/AlibabaCloudSmarttag/media/searchMedia';
import { searchPipelines } from '../../../nodes/AlibabaCloudSmarttag/pipeline/searchPipelines';
import { searchFaceCategories } from '../../../nodes/AlibabaCloudSmarttag/template/searchFaceCategories';
import { searchTemplates } from '../../../nodes/AlibabaCloudSmarttag/template/searchTemplates';
import type { Step } from '../observations';
import type { RecordingClient } from './recordingClient';

/** A part of nearly every title. */
const SEARCHED = 'a';

/** The picker asks for these only when the account has few templates of its own. */
const SYSTEM_TEMPLATES = { Type: '11', PageNumber: '1', PageSize: '50' };

/** As Media → Search by Tag sends it. */
const LABEL_SEARCH = {
	Text: SEARCHED,
	MultimodalSearchType: 'FullSearch',
	SortBy: 'CreationTime:Desc',
	PageNo: '1',
	PageSize: '50',
};

type Call = (client: RecordingClient) => Promise<unknown>;

/** The calls that change nothing and cost nothing, as the lists of the node's panel send them. */
const CALLS: ReadonlyArray<readonly [Step, Call]> = [
	['templates', (client) => searchTemplates(client, '')],
	['templates', (client) => client.callIdempotent('ListSystemTemplates', SYSTEM_TEMPLATES)],
	['pipelines', (client) => searchPipelines(client, '')],
	['faces', (client) => searchFaceCategories(client, '')],
	['hotwords', (client) => searchHotwordLibraries(client, '')],
	['media', (client) => searchMedia(client, '')],
	['search', (client) => searchMedia(client, SEARCHED)],
	['labelSearch', (client) => client.callIdempotent('SearchMediaByAILabel', LABEL_SEARCH)],
	['unknownJob', (client) => client.callWithoutRetry('QuerySmarttagJob', queryParameters(unknownId(), {}))],
	['unknownTemplate', (client) => client.callWithoutRetry('GetCustomTemplate', { TemplateId: unknownId() })],
	['unknownUpload', (client) => client.callWithoutRetry('RefreshUploadMedia', { MediaId: unknownId() })],
	['signatureV1', (client) => client.send('ListPipelines', {}, { signatureVersion: 'V1' })],
];

/**
 * Asks who signs, then sends every read-only call. A refusal is an observation and ends nothing, except of the first
 * call: with that key nothing else can succeed.
 *
 * @throws ImsFailure when the first call does not succeed
 */
export async function readOnlyCalls(client: RecordingClient, report: (step: string) => void): Promise<void> {
	report('GetCallerIdentity');
	await client.during('identity', () => client.send('GetCallerIdentity', {}, { product: 'sts' }));
	for (const [step, call] of CALLS) {
		report(step);
		try {
			await client.during(step, () => call(client));
		} catch (error) {
			if (!(error instanceof ImsFailure)) throw error;
		}
	}
}

/** As IDs of jobs and templates look (documented by example), but of no existing one. */
function unknownId(): string {
	return randomUUID().replaceAll('-', '');
}
