/** A pipeline as `ListPipelines` returns it (field names as in the official SDK). */
export interface Pipeline {
	PipelineId: string;
	Name: string;
	/** Documented: `Standard`, `Boost`, `NarrowBandHDV2`; inferred for smart tagging: `AIVideoMCU`. */
	Speed: string;
	Priority: number;
	Status: 'Active' | 'Paused';
	CreateTime: string;
	ModifiedTime: string;
}

export const pipelines: readonly Pipeline[] = [
	pipeline(1, 'standard', 'Standard', 'Active'),
	pipeline(2, 'smart tagging', 'AIVideoMCU', 'Active'),
	pipeline(3, 'paused smart tagging', 'AIVideoMCU', 'Paused'),
	pipeline(4, 'boost', 'Boost', 'Active'),
];

/** Documented: a job without a pipeline ID runs in the default pipeline. Our choice: which one that is. */
export const defaultPipelineId = pipelineId(2);

/** A pipeline by its ID. */
export function findPipeline(id: string): Pipeline | undefined {
	return pipelines.find((known) => known.PipelineId === id);
}

/**
 * Documented: jobs wait as Submitted while their pipeline is paused. Jobs with an unknown ID run, because it is not
 * documented that the list contains every pipeline that a job may use.
 */
export function isPaused(id: string): boolean {
	return findPipeline(id)?.Status === 'Paused';
}

function pipeline(number: number, name: string, speed: string, status: Pipeline['Status']): Pipeline {
	return {
		PipelineId: pipelineId(number),
		Name: name,
		Speed: speed,
		Priority: 6,
		Status: status,
		CreateTime: '2026-01-02T03:04:05Z',
		ModifiedTime: '2026-01-02T03:04:05Z',
	};
}

function pipelineId(number: number): string {
	return `33333333${String(number).padStart(24, '0')}`;
}
