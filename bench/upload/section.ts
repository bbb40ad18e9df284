import type { Section } from '../section';
import { measureUpload } from './measure';
import { LINK_MB, type UploadRow, UPLOADERS } from './subjects';

const memory = (size: string) => ({
	subject: `Memory growth, a file of ${size}`,
	unit: 'MB',
	target: { atMost: 100 },
});

export const upload: Section<UploadRow> = {
	title: 'Upload a file',
	about:
		'A file on the disk is read as n8n reads what it stores apart from the items, and uploaded in parts of 8 MiB, four at a ' +
		'time, to a program of its own that keeps nothing. Every part is hashed twice, by MD5 and CRC-64. Memory growth is the ' +
		'most that the resident set came to be above what it was before, in a fresh process. Throughput is measured with 256 MB ' +
		`over a link that carries ${LINK_MB} MB a second, in turns with the official client, which reads the same file in parts of ` +
		'the same size.',
	rows: {
		memory10: memory('10 MB'),
		memory100: memory('100 MB'),
		memory1000: memory('1 GB'),
		memory4000: memory('4 GB'),
		throughput: { subject: 'Throughput / ali-oss', unit: '×', target: { atLeast: 0.9 } },
	},
	sideBySide: {
		heading: `256 MB over ${LINK_MB} MB/s`,
		columns: ['Throughput', 'CPU a MB', 'Memory growth'],
		names: Object.values(UPLOADERS),
	},
	measure: measureUpload,
};
