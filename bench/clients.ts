import type { IDataObject } from 'n8n-workflow';

import { IN_FLIGHT } from './submit/rivals';
import type { Submitter } from './submitterRun';

/** The wire parameters of a submit. */
export interface SubmitQuery extends IDataObject {
	readonly Input: string;
}

/** A client outside n8n that calls for each video, ten at a time. */
export function bounded(call: (query: SubmitQuery) => Promise<IDataObject>): Submitter {
	return async (videos) => {
		const answers: IDataObject[] = new Array<IDataObject>(videos.length);
		const left = videos.entries();
		const work = async () => {
			for (const [index, video] of left) answers[index] = await call(inputOf(video));
		};
		await Promise.all(Array.from({ length: IN_FLIGHT }, work));
		return answers;
	};
}

/** The wire parameters of a submit of this video. */
export function inputOf(video: string): SubmitQuery {
	return { Input: JSON.stringify({ Type: 'OSS', Media: video }) };
}
