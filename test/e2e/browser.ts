import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { type Browser, chromium, type Page } from 'playwright-core';

import { ROOT } from '../../local/n8n/packed';
import { OWNER, type RestClient } from '../../local/n8n/restClient';

/** Debian's; CHROMIUM names another. */
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const WITHOUT_NETWORK = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

/** The editor of a running n8n, logged in as its owner. */
export class Editor {
	private constructor(
		private readonly browser: Browser,
		readonly page: Page,
		private readonly baseUrl: string,
	) {}

	static async open(rest: RestClient, theme: 'light' | 'dark' = 'light'): Promise<Editor> {
		const browser = await chromium.launch({ executablePath: CHROMIUM, args: WITHOUT_NETWORK });
		const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, colorScheme: theme });
		const page = await context.newPage();
		page.setDefaultTimeout(30_000);
		const login = { emailOrLdapLoginId: OWNER.email, password: OWNER.password };
		const answer = await page.request.post(`${rest.baseUrl}/rest/login`, { data: login });
		if (!answer.ok()) throw new Error(`The login was answered ${answer.status()}.`);
		return new Editor(browser, page, rest.baseUrl);
	}

	/** Opens a stored workflow on the canvas. */
	async openWorkflow(id: string): Promise<void> {
		await this.page.goto(`${this.baseUrl}/workflow/${id}`);
		await this.page.locator('[data-test-id="canvas-node"]').first().waitFor();
	}

	/** Opens the panel of a node of the canvas. */
	async openNode(name: string): Promise<void> {
		await this.page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`).dblclick();
		await this.page.locator('[data-test-id="ndv"]').first().waitFor();
	}

	/** Opens the form of a stored credential; n8n tests the credential at once. */
	async openCredential(id: string): Promise<void> {
		await this.page.goto(`${this.baseUrl}/home/credentials/${id}`);
		await this.page.locator('[data-test-id="editCredential-modal"]').waitFor();
	}

	/** Types into the search of n8n's nodes panel and returns the names that it finds. */
	async searchNodes(words: string): Promise<string[]> {
		await this.page.keyboard.press('Escape');
		await this.page.locator('[data-test-id="node-creator-plus-button"]').click();
		await this.page.locator('[data-test-id="node-creator-search-bar"]').fill(words);
		const names = this.page.locator('[data-test-id="node-creator-item-name"]');
		await names.first().waitFor();
		await this.page.waitForTimeout(500);
		const found = await names.allInnerTexts();
		await this.page.keyboard.press('Escape');
		return found;
	}

	/** Writes what is seen to a file beside the documentation's images, only when UPDATE_SCREENSHOTS is set. */
	async screenshot(name: string): Promise<void> {
		const folder = process.env.UPDATE_SCREENSHOTS ? 'docs/images' : 'coverage/screenshots';
		await mkdir(join(ROOT, folder), { recursive: true });
		await this.page.screenshot({ path: join(ROOT, folder, `${name}.png`) });
	}

	async close(): Promise<void> {
		await this.browser.close();
	}
}
