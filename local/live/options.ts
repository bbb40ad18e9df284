import { parseArgs } from 'node:util';

import type { InputType } from './observations';

/** What `npm run live -- --help` prints. */
export const USAGE = `Checks what this package assumes of Intelligent Media Services against your account, fact by fact.

  npm run live -- --video oss://bucket/path/short.mp4 [--region cn-shanghai] [--notify-url https://…]
  npm run live -- --read-only        sends no job and costs nothing
  npm run live -- --upload FILE      uploads a file to the media library, and writes tags; no job
  npm run live -- --job <JobId>      reads a job that exists, instead of submitting one; costs nothing
  npm run live -- --replay FILE      prints the table of a report; sends nothing

What it does
  1. Read-only calls: GetCallerIdentity, the lists of templates, pipelines, face libraries, hotword libraries and
     media, two searches, and queries for a job, a template and an upload that do not exist.
  2. One job with every NLP feature and raw results. It is billed by the length of the video, for tags, faces, OCR,
     ASR and NLP: take a video of a minute or less. You are asked before it is submitted.
  3. With --upload, it uploads the file as the node does, refreshes the temporary key, and writes tags to the media
     item. With --upload-bucket, it also stores the file there under a key with + % # ? and other special characters.
     Item and object stay and are billed as storage: delete them afterwards. With --upload-job, it submits a job of
     each with a template without NLP: one too early, to see whether it is refused. Both are billed like step 2.
  4. It polls the job, compares each answer with what the code assumes, and prints a table: holds, differs, not seen.

What is sent and stored
  Requests go to Alibaba Cloud only, signed with your AccessKey: what a user of the node would send. The service keeps
  the job and its results for 180 days. Temporary keys of an upload are never recorded, only their form. On this machine one file is written, the report. In it keys, names, addresses,
  IDs and texts are replaced by placeholders of the same form; field names, types, times and scores stay. Nothing is
  sent to the authors: attach the report to an issue if you want to, after a look at it.

AccessKey, from the environment only
  ALIBABA_CLOUD_ACCESS_KEY_ID, ALIBABA_CLOUD_ACCESS_KEY_SECRET
  ALIBABA_CLOUD_SECURITY_TOKEN       for a temporary key

Options
  --region NAME      cn-shanghai (default), cn-beijing, cn-hangzhou; another one with --read-only
  --video VIDEO      oss://bucket/path/file, an https address, or a media ID
  --template ID      default S00000103-000001 (all tags and NLP); S00000103-000003 also splits events;
                     "none" names no template, so that the default one of the account is used
  --language NAME    what is spoken: cn (default), en, yue, fspk, ja, multilingual
  --upload FILE      a short video of at most 100 MB; may be combined with --video or --job
  --upload-bucket B  a bucket of the account in the region
  --upload-job       also submits jobs of what was uploaded
  --notify-url URL   where the service shall notify; must lead to this machine, for instance by a tunnel
  --notify-port N    where the tunnel ends on this machine; default: the port of the URL
  --endpoint URL     another endpoint, such as that of npm run service
  --pause SECONDS    between two polls, default 10
  --wait MINUTES     for the job, default 120
  --report FILE      default live-report.json
  --yes              upload and submit without asking
`;

/** The command line, checked. */
export interface LiveOptions {
	readonly help: boolean;
	readonly replay?: string;
	readonly region: string;
	readonly endpoint?: string;
	readonly readOnly: boolean;
	readonly jobId?: string;
	readonly video?: { readonly inputType: InputType; readonly video: string };
	readonly upload?: { readonly file: string; readonly bucket?: string; readonly submits: boolean };
	/** Empty to name none. */
	readonly template: string;
	readonly language: string;
	readonly notifyUrl?: string;
	readonly notifyPort?: number;
	readonly pauseMs: number;
	readonly longestMs: number;
	readonly report: string;
	readonly yes: boolean;
}

/**
 * Reads the command line.
 *
 * @throws Error in words for the user
 */
export function readOptions(args: readonly string[]): LiveOptions {
	const { values } = parseArgs({
		args: [...args],
		options: {
			help: { type: 'boolean', short: 'h', default: false },
			replay: { type: 'string' },
			region: { type: 'string', default: 'cn-shanghai' },
			endpoint: { type: 'string' },
			'read-only': { type: 'boolean', default: false },
			job: { type: 'string' },
			video: { type: 'string' },
			upload: { type: 'string' },
			'upload-bucket': { type: 'string' },
			'upload-job': { type: 'boolean', default: false },
			template: { type: 'string', default: 'S00000103-000001' },
			language: { type: 'string', default: 'cn' },
			'notify-url': { type: 'string' },
			'notify-port': { type: 'string' },
			pause: { type: 'string', default: '10' },
			wait: { type: 'string', default: '120' },
			report: { type: 'string', default: 'live-report.json' },
			yes: { type: 'boolean', default: false },
		},
	});
	const { help, replay, region, endpoint, job, video, template, language, report, yes } = values;
	const readOnly = values['read-only'];
	const upload = readUpload(values);
	const jobs = [readOnly, job !== undefined, video !== undefined].filter(Boolean).length;
	if (!help && replay === undefined && jobs !== 1 && (jobs > 1 || !upload)) {
		throw new Error('Use one of --video, --job, --read-only and --replay, or --upload. --help explains them.');
	}
	if (readOnly && upload) throw new Error('--upload changes something, so it cannot be combined with --read-only.');
	return {
		help,
		replay,
		region,
		endpoint,
		readOnly,
		jobId: job,
		video: video === undefined ? undefined : readVideo(video),
		upload,
		template: template === 'none' ? '' : template,
		language,
		notifyUrl: values['notify-url'],
		notifyPort: values['notify-port'] === undefined ? undefined : positive('notify-port', values['notify-port']),
		pauseMs: positive('pause', values.pause) * 1_000,
		longestMs: positive('wait', values.wait) * 60_000,
		report,
		yes,
	};
}

interface UploadFlags {
	readonly upload?: string;
	readonly 'upload-bucket'?: string;
	readonly 'upload-job': boolean;
}

function readUpload(flags: UploadFlags): LiveOptions['upload'] {
	const { upload: file, 'upload-bucket': bucket, 'upload-job': submits } = flags;
	if (file === undefined) {
		if (bucket === undefined && !submits) return undefined;
		throw new Error('--upload-bucket and --upload-job need --upload with a file.');
	}
	if (!/\.[A-Za-z\d]{1,10}$/.test(file)) throw new Error('--upload needs a file with an extension, such as short.mp4.');
	return { file, bucket, submits };
}

/** Recognizes the kind of input by its form. */
function readVideo(video: string): NonNullable<LiveOptions['video']> {
	if (/^oss:\/\//i.test(video)) return { inputType: 'OSS', video };
	if (/^https?:\/\//i.test(video)) return { inputType: 'URL', video };
	if (/^[\w-]+$/.test(video)) return { inputType: 'Media', video };
	throw new Error('--video is neither oss://bucket/path/file, nor an https address, nor a media ID.');
}

function positive(flag: string, text: string): number {
	const number = Number(text);
	if (number > 0) return number;
	throw new Error(`--${flag} needs a number above 0, not "${text}".`);
}
