import type { IExecuteFunctions } from 'n8n-workflow';

import { type JobOutput, readJobOutput } from './jobOutput';
import { operationError } from './nodeErrors';
import { readResumeUrl, type ResumeUrl } from './resumeUrl';
import { runParameter } from './runParameter';

/** Whether and how a run of Submit waits for its jobs, and what it puts out when they have ended. */
export type Completion =
	| { readonly mode: 'no' }
	| { readonly mode: 'poll'; readonly output: JobOutput }
	| { readonly mode: 'callback'; readonly output: JobOutput; readonly resumeUrl: ResumeUrl };

/**
 * Reads Wait For Completion and what belongs to it.
 *
 * @throws NodeOperationError that names the field that cannot be used
 */
export function readCompletion(context: IExecuteFunctions): Completion {
	const mode = runParameter(context, 'waitForCompletion', 'no');
	if (mode === 'no') return { mode };
	if (mode === 'poll') return { mode, output: readJobOutput(context) };
	if (mode === 'callback') return { mode, output: readJobOutput(context), resumeUrl: readResumeUrl(context) };
	throw operationError(
		context.getNode(),
		`Wait For Completion: "${String(mode)}" is not known. Known are no, poll, callback.`,
	);
}
