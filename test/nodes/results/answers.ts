import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { JsonObject } from '../../../nodes/AlibabaCloudSmarttag/values/fieldReader';
import type { JobResult } from '../../../nodes/AlibabaCloudSmarttag/results/jobAnswer';
import { simplifyJob, type SimplifiedJob } from '../../../nodes/AlibabaCloudSmarttag/results/simplify';

export const JOB_ID = '00000000aaaabbbbccccddddeeee0001';

/** The body of an answer from a sample file, fresh for every caller. */
export function sample(name: string): JsonObject {
	return JSON.parse(readFileSync(join(__dirname, `${name}.json`), 'utf8')) as JsonObject;
}

/** Results from pairs of a type and its data. */
export function results(...pairs: ReadonlyArray<readonly [type: string, data: unknown]>): JobResult[] {
	return pairs.map(([type, data]) => ({ type, data }));
}

/** The simplified item of a job that succeeded with these results. */
export function simplified(...pairs: ReadonlyArray<readonly [type: string, data: unknown]>): SimplifiedJob {
	return simplifyJob(JOB_ID, { status: 'Success', results: results(...pairs) });
}
