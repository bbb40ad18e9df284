import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { connect, type Connection } from '../../items/connect';
import { ItemFields } from '../../items/itemFields';
import { jsonContents } from '../../items/outputItems';
import { hasSucceeded } from '../../items/runBounded';
import { itemError } from '../../items/runErrors';
import { runItems } from '../../items/runItems';
import { readBinaryFile } from './binaryFile';
import { FileUploads, type FileUpload, uploadData } from './fileUploads';
import { readLibraryTarget } from './libraryFields';
import { checkLibraryRegion } from './uploadTarget';

interface UploadRun extends Connection {
	readonly files: FileUploads;
}

interface UploadDraft extends FileUpload {
	readonly title: string;
	readonly waits: boolean;
	readonly hints: readonly string[];
}

/** Uploads the file of each input item to the media library, and waits until it can be used if that is chosen. */
export async function uploadMedia(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	let files: FileUploads | undefined;
	const effect = { noun: 'file', verb: 'uploaded', idKey: 'MediaId', alsoMade: () => files?.listed() };
	return await runItems<UploadRun, UploadDraft>(this, {
		effect,
		start: async () => {
			const connection = await connect(this);
			files = new FileUploads(this, connection);
			return { ...connection, files };
		},
		draft: (item, { client }) => draftUpload(this, item, client.region),
		hints: ({ hints }) => hints,
		check: async (run, drafts) => await run.files.check(new Map(drafts.map(({ item, draft }) => [item, draft]))),
		each: async (run, draft, item) => {
			const { MediaId = '', fileUrl } = await run.files.upload(item, draft);
			if (draft.waits) await run.files.untilReady(item, MediaId);
			const { type, size } = draft.file;
			return jsonContents([
				{
					...{ MediaId, Title: draft.title, MediaType: type },
					...(draft.waits && { Status: 'Normal' }),
					...(fileUrl && { fileUrl }),
					...(size !== undefined && { size }),
				},
			]);
		},
		itemError: (error, _draft, item) =>
			itemError(this.getNode(), error, item, { effect, subject: uploadData(files?.of(item)) }),
		finish: async (run, { outcomes }) => {
			run.files.showReport();
			if (outcomes.every(hasSucceeded)) run.files.forget();
			return await Promise.resolve(outcomes);
		},
	});
}

function draftUpload(context: IExecuteFunctions, item: number, region: string): UploadDraft {
	const fields = new ItemFields(context, item);
	const { checks } = fields;
	checkLibraryRegion('Region', region, 'another Region in the credential, or upload the file to a bucket', checks);
	const file = readBinaryFile(context, item, fields.value('binaryPropertyName', 'Input Binary Field'), checks);
	const waits = checks.flag('Wait Until Ready', fields.value('waitUntilReady', 'Wait Until Ready')) ?? true;
	const additional = fields.collection('additionalFields', 'Additional Fields');
	const target = file && readLibraryTarget(file, additional, checks);
	// Without a file there is a problem, so that this throws.
	const read = fields.checked(file && target && { file, target });
	if (!read) throw new Error('The item has no file');
	return { ...read, title: read.target.metaData.Title ?? '', waits, hints: checks.hints };
}
