/** What the marks of a job ask the service to do; empty for a job like any other. */
export interface JobBehavior {
	/** Time in Processing, ms; Infinity = for ever. Default: that of the service. */
	processingMs?: number;
	/** Why the job ends in Fail. Default: it does not. */
	failReason?: string;
	/** The reason is told in a top-level `Message`, without `Results`. */
	failsByMessage?: boolean;
	/** The first half of its processing passes in a state that is not documented. */
	unknownState?: boolean;
	/** How `Results` is written. Default: the documented object with a list. */
	resultsForm?: 'array' | 'single';
	/** One `Data` is no JSON, one `Type` is unknown. */
	badData?: boolean;
	/** Length of the speech. Default: four sentences in one minute. */
	speechMinutes?: number;
	/** Size of the OCR result in the answer, in 1,000,000 bytes. Default: a small one, where OCR is asked for. */
	resultMegabytes?: number;
}

/** A text that changes what becomes of the job whose Title, UserData or Input holds it. */
export interface JobMark {
	/** As it is written; `<n>` stands for a whole number. */
	mark: string;
	/** What the job does then. */
	effect: string;
	pattern: RegExp;
	/** `n` is the number in the mark, NaN where it has none. */
	behavior: (n: number) => JobBehavior;
}

const reason = 'example failure reason: the input file cannot be read';
const jsonReason = JSON.stringify({ Code: 'InvalidParameter.ResourceContentBad', Message: reason });

/** All marks; ours, for tests and demos. Where two of one job disagree, the later one of this list holds. */
export const jobMarks: readonly JobMark[] = [
	{
		mark: 'fail-me',
		effect: 'ends in Fail, the reason is plain text',
		pattern: /fail-me/,
		behavior: () => ({ failReason: reason }),
	},
	{
		mark: 'fail-json',
		effect: 'ends in Fail, the reason is a JSON object',
		pattern: /fail-json/,
		behavior: () => ({ failReason: jsonReason }),
	},
	{
		mark: 'fail-message',
		effect: 'ends in Fail, the reason is a top-level Message without Results',
		pattern: /fail-message/,
		behavior: () => ({ failReason: reason, failsByMessage: true }),
	},
	{
		mark: 'takes-<n>ms',
		effect: 'stays Processing for n ms, at most nine digits',
		pattern: /takes-(\d{1,9})ms/,
		behavior: (n) => ({ processingMs: n }),
	},
	{
		mark: 'never-ends',
		effect: 'stays Processing and keeps its place in the pipeline',
		pattern: /never-ends/,
		behavior: () => ({ processingMs: Number.POSITIVE_INFINITY }),
	},
	{
		mark: 'unknown-state',
		effect: 'is Pausing, an undocumented state, for the first half of its processing',
		pattern: /unknown-state/,
		behavior: () => ({ unknownState: true }),
	},
	{
		mark: 'results-array',
		effect: 'answers Results as a bare array',
		pattern: /results-array/,
		behavior: () => ({ resultsForm: 'array' }),
	},
	{
		mark: 'results-single',
		effect: 'answers only the first result, as an object instead of a list',
		pattern: /results-single/,
		behavior: () => ({ resultsForm: 'single' }),
	},
	{
		mark: 'bad-data',
		effect: 'has a first result whose Data is cut off, and one more of an unknown Type',
		pattern: /bad-data/,
		behavior: () => ({ badData: true }),
	},
	{
		mark: 'long-speech-<n>',
		effect: 'has n minutes of speech, ten sentences a minute, at most four digits',
		pattern: /long-speech-(\d{1,4})(?!\d)/,
		behavior: (n) => ({ speechMinutes: n }),
	},
	{
		mark: 'big-result-<n>',
		effect: 'has an OCR result of about n MB, at most two digits',
		pattern: /big-result-(\d{1,2})(?!\d)/,
		behavior: (n) => ({ resultMegabytes: n }),
	},
];

/** Reads the marks in a job's Title, UserData and Input. */
export function behaviorOf(parameters: Readonly<Record<string, string>>): JobBehavior {
	const text = ['Title', 'UserData', 'Input'].map((name) => parameters[name] ?? '').join('\n');
	return jobMarks.reduce<JobBehavior>((behavior, mark) => {
		const match = mark.pattern.exec(text);
		return match ? { ...behavior, ...mark.behavior(Number(match[1])) } : behavior;
	}, {});
}
