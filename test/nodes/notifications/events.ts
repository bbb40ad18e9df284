import type { ObjectEvent } from '../../../local/service';

/** Events that EventBridge sends for a bucket, made after practice, and whether each stands for a finished file. */
export const OBJECT_EVENTS: ReadonlyArray<readonly [what: string, event: Omit<ObjectEvent, 'kind'>, isFile: boolean]> =
	[
		['PutObject', { name: 'PutObject', key: 'in/a.mp4' }, true],
		['PostObject', { name: 'PostObject', key: 'in/a.mp4' }, true],
		['CopyObject', { name: 'CopyObject', key: 'in/a.mp4' }, true],
		['InitiateMultipartUpload', { name: 'InitiateMultipartUpload', key: 'in/big.mp4', size: 0 }, false],
		['UploadPart', { name: 'UploadPart', key: 'in/big.mp4', size: 104_857_600 }, false],
		['UploadPartCopy', { name: 'UploadPartCopy', key: 'in/big.mp4', size: 104_857_600 }, false],
		['CompleteMultipartUpload', { name: 'CompleteMultipartUpload', key: 'in/big.mp4', size: 209_715_200 }, true],
		['AppendObject, of a file that may grow', { name: 'AppendObject', key: 'in/a.mp4' }, false],
		['PutSymlink', { name: 'PutSymlink', key: 'in/link.mp4', size: 0 }, false],
		['DeleteObject', { name: 'ObjectRemoved:DeleteObject', key: 'in/a.mp4', size: 0 }, false],
		['GetObject', { name: 'ObjectDownloaded:GetObject', key: 'in/a.mp4' }, false],
		['a replica of PutObject', { name: 'ObjectReplication:PutObject', key: 'in/a.mp4' }, false],
		['the marker of a folder', { key: 'in/new-folder/', size: 0 }, false],
		['the marker of a folder with content', { key: 'in/new-folder/', size: 1, mimeType: 'video/mp4' }, false],
		['zero bytes', { key: 'in/empty.mp4', size: 0 }, false],
		['a result of another job', { key: 'out/result.json' }, false],
		['a key with percent, plus, hash and question mark', { key: 'in/50%25 off+new #1?.mp4' }, true],
		['a key with a blank at its end', { key: 'in/a.mp4 ' }, true],
		['a key with a blank in front and two inside', { key: ' in/a  b.mp4' }, true],
		['a key of 1,017 bytes', { key: `in/${'长'.repeat(336)}12.mp4` }, true],
		['a key with emoji and markup', { key: 'in/<🎬> & "x".mp4' }, true],
		['a suffix in upper case', { key: 'in/A.MP4' }, true],
	];
