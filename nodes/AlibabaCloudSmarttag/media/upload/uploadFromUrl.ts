import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { ImsClient, WireParameters } from '../../ims/imsClient';
import { ImsFailure } from '../../ims/imsFailure';
import { connect, type Connection } from '../../items/connect';
import { ItemFields } from '../../items/itemFields';
import { jsonContents } from '../../items/outputItems';
import { runItems } from '../../items/runItems';
import type { FieldReader, JsonObject } from '../../values/fieldReader';
import { objectsOf, withoutUnset } from '../../values/looseValues';
import { hintAtExpiredSignature } from '../../values/signedUrl';
import { checkTags, readTags } from '../mediaTags';
import { checkLibraryRegion } from './uploadTarget';

const WHY_NOT_REPEATED =
	'It was not sent again, because the service would fetch the file a second time. Look for the file in the media library first.';

interface UrlDraft {
	readonly url: string;
	readonly parameters: WireParameters;
	readonly hints: readonly string[];
}

/** Documented limits, in bytes of UTF-8. */
const BYTE_LIMITS = { Title: 128, Description: 1024 } as const;

/** Lets the service fetch the file at the address of each input item into the media library. */
export async function uploadFromUrl(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await runItems<Connection, UrlDraft>(this, {
		effect: { noun: 'upload', verb: 'accepted', idKey: 'MediaId', whyNotRepeated: WHY_NOT_REPEATED },
		start: async () => await connect(this),
		draft: (item, { client: { region } }) => {
			const fields = new ItemFields(this, item);
			const { checks } = fields;
			checkLibraryRegion('Region', region, 'another Region in the credential', checks);
			const url = fields.requiredText('sourceUrl', 'URL', 'Enter the address of the file');
			const parameters = draftParameters(url, fields.collection('additionalFields', 'Additional Fields'), checks);
			return fields.checked({ url, parameters, hints: checks.hints });
		},
		hints: ({ hints }) => hints,
		given: ({ parameters }) => parameters,
		subject: ({ url }) => ({ url }),
		each: async ({ client }, { url, parameters }) => jsonContents([await start(client, url, parameters)]),
	});
}

function draftParameters(url: string, additional: JsonObject, reader: FieldReader): WireParameters {
	const title = reader.token('Title', additional.title);
	const description = reader.text('Description', additional.description);
	const extension = reader.token('File Extension', additional.fileExtension)?.replace(/^\./, '');
	const tags = readTags('Media Tags', additional.mediaTags, reader);
	const coverUrl = reader.token('Cover URL', additional.coverUrl);
	const categoryId = reader.wholeNumber('Category ID', additional.categoryId);
	const userData = reader.jsonObject('User Data', additional.userData);
	if (url) {
		reader.webAddress('URL', url);
		hintAtExpiredSignature('URL', url, Date.now(), reader);
	}
	const name = fileNameOf(url);
	if (url && extension === undefined && !/\.[A-Za-z\d]{1,10}$/.test(name)) {
		reader.problem('URL', 'the address has no file extension. Add File Extension in Additional Fields');
	}
	for (const [field, text] of Object.entries({ Title: title, Description: description })) {
		reader.withinBytes(field, text, BYTE_LIMITS[field as keyof typeof BYTE_LIMITS]);
	}
	if (title !== undefined && EMOJI.test(title)) reader.problem('Title', 'expected text without emoji');
	checkTags('Media Tags', tags, reader);
	reader.webAddress('Cover URL', coverUrl);
	const meta = withoutUnset({
		Description: description,
		CoverURL: coverUrl,
		CateId: categoryId?.toString(),
		Tags: tags.join(',') || undefined,
		WorkflowId: reader.token('Workflow ID', additional.workflowId),
		FileExtension: extension,
	});
	const hasMeta = title !== undefined || Object.keys(meta).length > 0;
	// Documented: metadata needs a title.
	const entry = { SourceURL: url, Title: title ?? presetTitle(name), ...meta };
	return withoutUnset({
		// Documented: each address percent-encoded, several joined with commas.
		UploadURLs: encodeURIComponent(url.toWellFormed()),
		MediaMetaData: hasMeta ? JSON.stringify([entry]) : undefined,
		UserData: userData && JSON.stringify(userData),
	});
}

/** Documented: a title has none. */
const EMOJI = /\p{Extended_Pictographic}/u;

function fileNameOf(url: string): string {
	return URL.canParse(url) ? (new URL(url).pathname.split('/').at(-1) ?? '') : '';
}

function presetTitle(name: string): string {
	return name.slice(0, BYTE_LIMITS.Title) || 'Untitled';
}

async function start(client: ImsClient, url: string, parameters: WireParameters): Promise<IDataObject> {
	const { UploadJobs: jobs } = await client.callNonIdempotent('UploadMediaByURL', parameters);
	const [job] = objectsOf(jobs);
	const JobId = textIn(job, 'JobId');
	if (JobId === undefined) {
		throw new ImsFailure('The answer of UploadMediaByURL has no JobId', { mayHaveExecuted: true });
	}
	const info = await infoOf(client, JobId);
	return withoutUnset({
		MediaId: textIn(job, 'MediaId') ?? textIn(info, 'MediaId'),
		JobId,
		Status: textIn(info, 'Status'),
		UploadURL: url,
	});
}

/** The state of the upload, which is queued; the upload was accepted also where it cannot be read. */
async function infoOf(client: ImsClient, JobIds: string): Promise<JsonObject | undefined> {
	const answer = await client.callWithoutRetry('GetUrlUploadInfos', { JobIds }).catch(() => undefined);
	return objectsOf(answer?.URLUploadInfoList).find((info) => info.JobId === JobIds);
}

function textIn(object: JsonObject | undefined, name: string): string | undefined {
	const value = object?.[name];
	return typeof value === 'string' && value ? value : undefined;
}
