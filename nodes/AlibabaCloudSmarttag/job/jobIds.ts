import type { IExecuteFunctions } from 'n8n-workflow';

import { FieldReader } from '../values/fieldReader';
import type { Outcome } from '../items/boundedPool';
import { readItemField } from '../items/itemField';
import { messageOf, operationError } from '../items/nodeErrors';

const FIELD = 'Job ID';

/** Reads the Job ID of every item; an item without one has the error that says so. */
export function readJobIds(context: IExecuteFunctions): Array<Exclude<Outcome<string>, undefined>> {
	return context.getInputData().map((_, item) => {
		const checks = new FieldReader();
		try {
			const jobId = checks.token(FIELD, readItemField(context, 'jobId', FIELD, item));
			if (jobId !== undefined) return { result: jobId };
			const [problem = `${FIELD}: nothing was given. Submit puts it out as JobId.`] = checks.problems;
			return { error: itemError(context, problem, item) };
		} catch (error) {
			return { error: itemError(context, messageOf(error), item) };
		}
	});
}

function itemError(context: IExecuteFunctions, problem: string, item: number) {
	return operationError(context.getNode(), `Item ${item}: ${problem}`, { itemIndex: item });
}
