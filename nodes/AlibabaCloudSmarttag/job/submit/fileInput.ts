import type { IExecuteFunctions } from 'n8n-workflow';

import { readItemField } from '../../items/parameters';
import { readBinaryFile } from '../../media/upload/binaryFile';
import type { FileUpload } from '../../media/upload/fileUploads';
import { readLibraryTarget } from '../../media/upload/libraryFields';
import { checkLibraryRegion, readBucketTarget } from '../../media/upload/uploadTarget';
import type { FieldReader } from '../../values/fieldReader';

const TARGETS = ['library', 'bucket'];

/**
 * Reads which file of an item is uploaded, and where to.
 *
 * @param region of the credential
 * @returns undefined when a problem was found
 */
export function readFileUpload(
	context: IExecuteFunctions,
	item: number,
	region: string,
	reader: FieldReader,
): FileUpload | undefined {
	const value = (name: string, field: string, isLocator = false) =>
		readItemField(context, name, field, item, isLocator);
	const file = readBinaryFile(context, item, value('binaryPropertyName', 'Input Binary Field'), reader);
	const kind = reader.requiredToken('Upload To', value('uploadTo', 'Upload To'), `Choose one of ${TARGETS.join(', ')}`);
	reader.oneOf('Upload To', kind, TARGETS);
	if (kind === 'bucket') {
		const fields = {
			bucket: value('bucket', 'Bucket', true),
			keyPrefix: value('keyPrefix', 'Key Prefix'),
			endpoint: value('ossEndpoint', 'OSS Endpoint'),
		};
		const target = readBucketTarget(fields, reader);
		return file && target && { file, target };
	}
	if (kind !== 'library') return undefined;
	checkLibraryRegion('Upload To', region, 'OSS Bucket, or another Region in the credential', reader);
	return file && { file, target: readLibraryTarget(file, {}, reader) };
}
