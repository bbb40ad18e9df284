import { parseArgs } from 'node:util';

import type { InputType } from './observations';

/** What `npm run live -- --help` prints. */
export const USAGE = `Checks what this package assumes of Intelligent Media Services against your account, fact by fact.

  npm run live -- --video oss://bucket/path/short.mp4 [--region cn-shanghai] [--notify-url https://…]
  npm run live -- --read-only        sends no job and costs nothing
  npm run live -- --job <JobId>      reads a job that exists, instead of submitting one; costs nothing
  npm run live -- --replay FILE      prints the table of a report; sends nothing

What it does
  1. Read-only calls: GetCallerIdentity, the lists of templates, pipelines, face libraries, hotword libraries and
     media, a search, and queries for a job and a template that do not exist.
  2. One job with every NLP feature and raw results. It is billed by the length of the video, for tags, faces, OCR,
     ASR and NLP: take a video of a minute or less. You are asked before it is submitted.
  3. It polls the job, compares each answer with what the code assumes, and prints a table: holds, differs, not seen.

What is sent and stored
  Requests go to Alibaba Cloud only, signed with your AccessKey: what a user of the node would send. The service keeps
  the job and its results for 180 days. On this machine one file is written, the report. In it keys, names, addresses,
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
  --notify-url URL   where the service shall notify; must lead to this machine, for instance by a tunnel
  --notify-port N    where the tunnel ends on this machine; default: the port of the URL
  --endpoint URL     another endpoint, such as that of npm run service
  --pause SECONDS    between two polls, default 10
  --wait MINUTES     for the job, default 120
  --report FILE      default live-report.json
  --yes              submit without asking
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
	if (
		!help &&
		replay === undefined &&
		[readOnly, job !== undefined, video !== undefined].filter(Boolean).length !== 1
	) {
		throw new Error('Use one of --video, --job, --read-only and --replay. --help explains them.');
	}
	return {
		help,
		replay,
		region,
		endpoint,
		readOnly,
		jobId: job,
		video: video === undefined ? undefined : readVideo(video),
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
