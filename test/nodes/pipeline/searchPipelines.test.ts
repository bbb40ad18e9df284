import { searchPipelines } from '../../../nodes/AlibabaCloudSmarttag/pipeline/searchPipelines';
import { listService, namesOf } from '../../support/listService';

const PIPELINES = [
	{ PipelineId: 'p1', Name: 'standard', Speed: 'Standard', Status: 'Active' },
	{ PipelineId: 'p2', Name: 'Meetings', Speed: 'AIVideoMCU', Status: 'Paused' },
	{ PipelineId: 'p3', Name: 'tags', Speed: 'AIVideoTag', Status: 'Active' },
	{ PipelineId: 'p4' },
	{ Name: 'no ID' },
];

const find = async (filter: string) =>
	await searchPipelines(listService({ ListPipelines: () => ({ PipelineList: PIPELINES }) }).service, filter);

describe('The list of pipelines', () => {
	it('has those for Smarttag first, with their kind and a state that is not active', async () => {
		expect(await find('')).toEqual({
			results: [
				{ name: 'Meetings (smart tagging) (paused)', value: 'p2' },
				{ name: 'tags (smart tagging)', value: 'p3' },
				{ name: 'standard (standard)', value: 'p1' },
				{ name: 'p4', value: 'p4' },
			],
		});
	});

	it.each([
		['mEEt', ['Meetings (smart tagging) (paused)']],
		['P1', ['standard (standard)']],
		['nowhere', []],
	])('narrows with the filter %s', async (filter, names) => {
		expect(namesOf((await find(filter)).results)).toEqual(names);
	});

	it('is empty where the answer has no pipelines', async () => {
		expect(await searchPipelines(listService({ ListPipelines: () => ({}) }).service, '')).toEqual({ results: [] });
	});
});
