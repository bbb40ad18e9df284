import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { waitFor } from '../../support/waitFor';
import { Workbench } from '../../support/workbench';

const EXPIRED = 'InvalidSecurityToken.Expired';
const ossUrl = '={{ $json.source }}';
const sources = (count: number) =>
	Array.from({ length: count }, (_, index) => ({ source: `oss://bucket/${index}.mp4` }));

let runs = 0;
/** A credential with a role that has no session yet. */
function roleCredential(bench: Workbench, data: ICredentialDataDecryptedObject = {}): ICredentialDataDecryptedObject {
	runs += 1;
	const roleArn = 'acs:ram::1000000000000001:role/test-role';
	return bench.credential({ roleArn, roleSessionName: `volume-${runs}`, ...data });
}

/** How many submits were refused with a code. */
const refusedSubmits = ({ service }: Workbench, code: string) =>
	service.requests().filter((request) => request.action === 'SubmitSmarttagJob' && request.code === code).length;

describe('500 items with a RAM role', () => {
	const items = sources(500);

	/** Each item has a job of its own, its JobId is in the output at the item's place, and there is no job besides. */
	function expectOneJobEach(bench: Workbench, output: Array<Record<string, unknown>>): void {
		const jobs = bench.service.jobs();
		expect(jobs).toHaveLength(500);
		const jobIdOf = new Map(jobs.map(({ jobId, parameters }) => [parameters.Input, jobId]));
		expect(output.map(({ JobId }) => JobId)).toEqual(
			items.map(({ source }) => jobIdOf.get(JSON.stringify({ Type: 'OSS', Media: source }))),
		);
		expect(new Set(output.map(({ JobId }) => JobId)).size).toBe(500);
	}

	it.each(['V1', 'V3'])('and sessions that end without warning have one job each (%s)', async (signatureVersion) => {
		const bench = await Workbench.open({ latencyMs: 10 });
		try {
			const running = bench.submit({
				...{ items, parameters: { ossUrl } },
				credential: roleCredential(bench, { signatureVersion }),
			});
			for (const made of [100, 250, 400]) {
				await waitFor(() => bench.service.jobs().length >= made || undefined);
				bench.service.expireSessions();
			}
			const { output } = await running;

			expectOneJobEach(bench, output);
			expect(bench.service.sessions()).toHaveLength(4);
			expect(bench.service.countRequests('AssumeRole')).toBe(4);
			const refused = refusedSubmits(bench, EXPIRED);
			expect(refused).toBeGreaterThanOrEqual(3);
			expect(refused).toBeLessThanOrEqual(3 * 10);
			expect(bench.service.countRequests('SubmitSmarttagJob')).toBe(500 + refused);
		} finally {
			await bench.close();
		}
	});

	it('and short sessions are never refused, because sessions are renewed before they end', async () => {
		const bench = await Workbench.open({ latencyMs: 60, sessionMs: 2_000 });
		try {
			const credential = roleCredential(bench);
			const { execution, output } = await bench.submit({ items, parameters: { ossUrl }, credential });

			expect(execution.run.data.resultData.error).toBeUndefined();
			expectOneJobEach(bench, output);
			expect(bench.service.sessions().length).toBeGreaterThanOrEqual(2);
			expect(refusedSubmits(bench, EXPIRED)).toBe(0);
		} finally {
			await bench.close();
		}
	});
});
