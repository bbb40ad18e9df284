import { runCommand } from './command';

/** What a long step reports, and how often. */
export interface Progress {
	/** Receives a line. */
	readonly say: (line: string) => void;
	/** The folder that grows. */
	readonly folder: string;
	/** Milliseconds between two lines; 15 seconds unless set. */
	readonly everyMs?: number;
}

/** Awaits a long step and reports meanwhile how long it has taken, and how large its folder is. */
export async function withProgress<Result>(
	step: Promise<Result>,
	{ say, folder, everyMs = 15_000 }: Progress,
): Promise<Result> {
	const started = Date.now();
	const timer = setInterval(() => {
		const minutes = ((Date.now() - started) / 60_000).toFixed(1);
		void megabytes(folder).then((size) => say(`  … ${minutes} minutes${size === undefined ? '' : `, ${size} MB`}`));
	}, everyMs);
	try {
		return await step;
	} finally {
		clearInterval(timer);
	}
}

/** The size of a folder, or undefined where it cannot be measured, as on Windows. */
async function megabytes(folder: string): Promise<number | undefined> {
	const output = await runCommand('du', ['-sk', folder], { cwd: '.' }).catch(() => '');
	const [kilobytes] = /^\d+/.exec(output) ?? [];
	return kilobytes === undefined ? undefined : Math.round(Number(kilobytes) / 1024);
}
