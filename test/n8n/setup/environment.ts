import type { Circus } from '@jest/types';
import { TestEnvironment } from 'jest-environment-node';
import { join } from 'node:path';

import { chromium } from 'playwright-core';

import { ROOT } from '../../../local/root';
import { CHROMIUM_URL } from './running';

/** Node, and a look at the editor when a test fails: `coverage/e2e/<test>.png`. */
export default class EditorEnvironment extends TestEnvironment {
	async handleTestEvent(event: Circus.Event): Promise<void> {
		if (event.name !== 'test_fn_failure' && event.name !== 'hook_failure') return;
		const browser = await chromium.connectOverCDP(process.env[CHROMIUM_URL] ?? '');
		const name = (event.test?.name ?? 'hook').replace(/[^\w]+/g, '-').slice(0, 80);
		const [page] = browser.contexts()[0]?.pages() ?? [];
		await page?.screenshot({ path: join(ROOT, 'coverage/e2e', `${name}.png`) });
		await browser.close();
	}
}
