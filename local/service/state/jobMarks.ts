/** How a job differs from the default because of its marks. */
export interface JobBehavior {
	/** Time in Processing, ms; Infinity = it never ends. Default: that of the service. */
	processingMs?: number;
	/** Why the job ends in Fail. Default: it succeeds. */
	failReason?: string;
	/** The reason is returned in a top-level `Message`, without `Results`. */
	failsByMessage?: boolean;
	/** During the first half of its processing it is in a state that is not documented. */
	unknownState?: boolean;
	/** The form of `Results`. Default: the documented object with a list. */
	resultsForm?: 'array' | 'single';
	/** One `Data` is not JSON, one `Type` is unknown. */
	badData?: boolean;
	/** Minutes of speech. Default: four sentences in one minute. */
	speechMinutes?: number;
	/** Size of the OCR result in the answer, in 1,000,000 bytes. Default: a small one, when OCR is requested. */
	resultMegabytes?: number;
}

/** A text in a job's Title, UserData or Input that changes its behavior. */
export interface JobMark {
	/** The text; `<n>` stands for a whole number. */
	mark: string;
	/** The behavior of the job, for the help text. */
	effect: string;
	pattern: RegExp;
	/** `n` is the number in the mark, NaN where it has none. */
	behavior: (n: number) => JobBehavior;
}

const reason = 'example failure reason: the input file cannot be read';
const jsonReason = JSON.stringify({ Code: 'InvalidParameter.ResourceContentBad', Message: reason });

/** All marks; ours, for tests and demos. When two of one job contradict each other, the later one of this list takes precedence. */
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
		effect: 'stays Processing and occupies its place in the pipeline',
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
		effect: 'returns Results as a bare array',
		pattern: /results-array/,
		behavior: () => ({ resultsForm: 'array' }),
	},
	{
		mark: 'results-single',
		effect: 'returns only the first result, as an object instead of a list',
		pattern: /results-single/,
		behavior: () => ({ resultsForm: 'single' }),
	},
	{
		mark: 'bad-data',
		effect: 'has a first result whose Data is truncated, and an additional one of an unknown Type',
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
