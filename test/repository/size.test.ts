import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { installedPackages, tarballBytes } from '../../bench/load/measure';
import { load } from '../../bench/load/section';
import { installPackedPackage } from '../../local/install/packed';

describe('the package as n8n installs it', () => {
	let folder: string;
	beforeAll(async () => {
		folder = mkdtempSync(join(tmpdir(), 'smarttag-size-'));
		await installPackedPackage(folder);
	});
	afterAll(() => rmSync(folder, { recursive: true, force: true }));

	it('is one package', () => {
		expect(installedPackages(join(folder, '.n8n/nodes/node_modules'))).toEqual(['n8n-nodes-alibaba-cloud-smarttag']);
	});

	it('is packed into no more bytes than the measurements allow', () => {
		const { target } = load.rows.tarball;
		expect(tarballBytes() / 1000).toBeLessThanOrEqual(target && 'atMost' in target ? target.atMost : 0);
	});
});
