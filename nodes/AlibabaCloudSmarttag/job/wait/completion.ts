import type { IExecuteFunctions } from 'n8n-workflow';

import { FieldReader } from '../../values/fieldReader';
import { type JobOutput, readJobOutput } from '../jobOutput';
import { operationError } from '../../items/nodeErrors';
import { readResumeUrl, type ResumeUrl } from './resumeUrl';
import { runParameter } from '../../items/parameters';

/** Whether and how a run of Submit waits for its jobs, and what its items contain when they have ended. */
export type Completion =
	| { readonly mode: 'no' }
	| { readonly mode: 'poll'; readonly output: JobOutput }
	| { readonly mode: 'callback'; readonly output: JobOutput; readonly resumeUrl: ResumeUrl };

const MODES = ['no', 'poll', 'callback'];

/**
 * Whether a run of Get or Get Subtitles waits until its jobs are finished.
 *
 * @throws NodeOperationError that names the field when it cannot be used
 */
export function readWaitUntilFinished(context: IExecuteFunctions): boolean {
	const field = 'Wait Until Finished';
	const checks = new FieldReader();
	const waits = checks.flag(field, runParameter(context, 'waitUntilFinished', field, false)) ?? false;
	if (checks.problems.length > 0) throw operationError(context.getNode(), checks.problems.join(' '));
	return waits;
}

/**
 * Reads Wait for Completion and what belongs to it.
 *
 * @throws NodeOperationError that names the field that cannot be used
 */
export function readCompletion(context: IExecuteFunctions): Completion {
	const field = 'Wait for Completion';
	const checks = new FieldReader();
	const value = runParameter(context, 'waitForCompletion', field, 'no');
	const mode = checks.requiredToken(field, value, `Choose one of ${MODES.join(', ')}`);
	if (mode === 'poll') return { mode, output: readJobOutput(context) };
	if (mode === 'callback') return { mode, output: readJobOutput(context), resumeUrl: readResumeUrl(context) };
	checks.oneOf(field, mode, MODES);
	if (checks.problems.length > 0) throw operationError(context.getNode(), checks.problems.join(' '));
	return { mode: 'no' };
}
