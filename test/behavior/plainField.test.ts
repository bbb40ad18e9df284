import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

import { ROOT } from '../../local/root';
import { differingReadings, NAMES } from '../support/plainFields';

/** A field that is exactly `={{ $json.name }}` is read from the item, where that is what n8n evaluates it to. */
describe('a plain field has the value that n8n evaluates', () => {
	it.each(NAMES)('when its name is %s', async (name) => {
		const { read, differing } = await differingReadings(name, `={{ $json.${name} }}`);
		expect(differing).toEqual([]);
		expect(read).toBe(80);
	});

	it.each([
		...[
			'={{$json.video}}',
			'={{  $json.video  }}',
			'= {{ $json.video }}',
			'={{ $json.video }} ',
			'={{ $json["video"] }}',
		],
		...[
			'={{ $json.video.length }}',
			'={{ $json?.video }}',
			'={{ $json.video || "none" }}',
			'={{ $input.item.json.video }}',
		],
		...['{{ $json.video }}', '={{ $json.other }}', '={{ $json }}'],
	])('when the parameter is %s', async (expression) => {
		expect((await differingReadings('video', expression)).differing).toEqual([]);
	});

	it('with Execute Once', async () => {
		const { read, differing } = await differingReadings('video', '={{ $json.video }}', { executeOnce: true });
		expect({ read, differing }).toEqual({ read: 2, differing: [] });
	});

	// n8n's own choice, an isolate, is built for Node 24, and QuickJS is the other one.
	const engine = Number.parseInt(process.versions.node) >= 24 ? 'vm' : 'quickjs';
	it(`in n8n's expression engine ${engine}`, () => {
		const args = ['--import', 'tsx', join(ROOT, 'test/support/plainFields.ts'), engine, 'video', '__proto__', 'length'];
		const found: unknown = JSON.parse(execFileSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' }));
		expect(found).toEqual({ engine, read: 120, differing: [] });
	});
});
