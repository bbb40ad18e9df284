/**
 * What the editor shows on the node while its execution is suspended. Of the run it knows one thing only, the address
 * that the node puts into its metadata; so the number of jobs is written there.
 */
export const waitingTooltip =
	'={{ ((found) => found === null ? "Waiting for the jobs" : "Waiting for " + found[1] + (found[1] === "1" ? " job" : " jobs"))(/#jobs=([0-9]+)$/.exec($execution.resumeUrl)) }}';

/** The metadata that the tooltip reads: no address, since the real one holds a token. */
export function tooltipMetadata(jobs: number): { resumeUrl: string } {
	return { resumeUrl: `#jobs=${jobs}` };
}
