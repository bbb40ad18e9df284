import '../support/ssrfProtection';

import { ENGINE_KNOWS } from '../../local/engine/engineFeatures';
import { Workbench } from '../support/workbench';

it("an address that n8n's SSRF policy blocks, where it has one, is reported as such, and nothing is sent", async () => {
	const bench = await Workbench.open();
	const result = await bench.submit();
	const requests = bench.service.requests();
	await bench.close();

	if (!ENGINE_KNOWS.egressPolicy) {
		expect(requests).toHaveLength(1);
		return;
	}
	expect(requests).toEqual([]);
	expect(result.error().message).toMatch(/block/i);
	expect(result.error().message).not.toContain('may have been accepted');
});
