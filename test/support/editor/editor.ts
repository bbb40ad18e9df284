import { type Browser, chromium, type Locator, type Page, selectors } from 'playwright-core';

import { OWNER, type RestClient } from '../../../local/n8n/restClient';
import type { StoredNode } from '../n8nBench';
import { CHROMIUM_URL } from '../../n8n/setup/running';
import { around, type Part } from '../screenshots/screenshots';
import { Panel } from './panel';

const WIDTH = 1280;
const ARRIVES_WITHIN_MS = 20_000;

/** Views of the data in a node's panel. */
export type DataView = 'schema' | 'table' | 'json';

/** The editor of a running n8n, logged in as its owner. */
export class Editor {
	/** The parameters of the open node. */
	readonly panel: Panel;
	private isLoaded = false;

	private constructor(
		private readonly browser: Browser,
		readonly page: Page,
		private readonly baseUrl: string,
	) {
		this.panel = new Panel(page);
	}

	/** The page that all files of tests share; the first of them loads the editor. */
	static async open(rest: RestClient): Promise<Editor> {
		selectors.setTestIdAttribute('data-test-id');
		const browser = await chromium.connectOverCDP(process.env[CHROMIUM_URL] ?? '');
		const [context] = browser.contexts();
		const page = context?.pages()[0] ?? (await context?.newPage());
		if (!page) throw new Error('The browser has no page.');
		await page.setViewportSize({ width: WIDTH, height: 800 });
		await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
		page.setDefaultTimeout(15_000);
		const login = { emailOrLdapLoginId: OWNER.email, password: OWNER.password };
		const answer = await page.request.post(`${rest.baseUrl}/rest/login`, { data: login });
		if (!answer.ok()) throw new Error(`The login returned ${answer.status()}.`);
		return new Editor(browser, page, rest.baseUrl);
	}

	/** Opens a stored workflow on the canvas. */
	async openWorkflow(id: string, nodeName: string): Promise<void> {
		await this.goTo(`/workflow/${id}`, this.node(nodeName));
	}

	/** Opens a stored workflow without nodes. */
	async openEmptyWorkflow(id: string): Promise<void> {
		await this.goTo(`/workflow/${id}`, this.page.getByText('Add first step').first());
	}

	/** Opens the panel of a node of a stored workflow. */
	async openNode({ workflowId, nodeId }: StoredNode): Promise<void> {
		const node = this.page.locator(`.vue-flow__node[data-id="${nodeId}"]`).getByTestId('canvas-node');
		await this.goTo(`/workflow/${workflowId}`, node);
		await node.dblclick();
		await this.panel.root.waitFor();
	}

	/** The part of the page with all nodes and notes of the canvas. */
	async canvasContent(): Promise<Part> {
		return await around(...(await this.page.locator('.vue-flow__node').all()));
	}

	/** Goes back to the canvas, when a node is open. */
	async closeNode(): Promise<void> {
		const close = this.page.getByTestId('ndv-close-button').first();
		if (!(await close.isVisible())) return;
		await close.click({ timeout: 5000 }).catch(() => undefined);
		await close.waitFor({ state: 'hidden', timeout: 5000 }).catch(() => undefined);
	}

	/** A node of the canvas. */
	node(name: string): Locator {
		return this.page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);
	}

	/** The column of the parameters, with its tabs. */
	get parameters(): Locator {
		return this.page.locator('.node-settings');
	}

	/** Sets the height of the page, so that a long panel fits; the default is 800. */
	async height(height: number): Promise<void> {
		await this.page.setViewportSize({ width: WIDTH, height });
	}

	/** The pane right of the parameters. */
	get output(): Locator {
		return this.page.getByTestId('output-panel');
	}

	/** Executes the step and waits for its items; fails with the error that the panel shows. */
	async runStep(): Promise<void> {
		await this.page.getByTestId('node-execute-button').first().click();
		const error = this.output.locator('.node-error-view');
		await this.output
			.getByText(/^\d+ items?$/)
			.or(error)
			.first()
			.waitFor({ timeout: 30_000 });
		if (await error.isVisible()) throw new Error(`The step failed: ${await this.output.innerText()}`);
	}

	/** Executes a step that fails, and returns the text of the output. */
	async failStep(): Promise<string> {
		await this.page.getByTestId('node-execute-button').first().click();
		await this.output.locator('.node-error-view').waitFor({ timeout: 30_000 });
		return await this.output.innerText();
	}

	/** Switches the view of the output. */
	async viewOutput(view: DataView): Promise<void> {
		await this.output.getByTestId(`radio-button-${view}`).click();
	}

	/** The form of a credential. */
	get credentialForm(): Locator {
		return this.page.getByTestId('editCredential-modal');
	}

	/** Opens n8n's nodes panel on an open canvas and searches it. */
	async searchNodes(words: string): Promise<Locator> {
		await this.page.getByTestId('node-creator-search-bar').fill(words);
		return this.page.getByTestId('node-creator-item-name');
	}

	async close(): Promise<void> {
		await this.browser.close();
	}

	/**
	 * Loads the editor the first time, so that each file of tests has an editor with its credential. Later it navigates as a
	 * link of the editor does, which takes a fifth of the time; when the element does not appear, for example after a test
	 * that left a form open, it loads the editor again.
	 */
	private async goTo(path: string, ready: Locator): Promise<void> {
		if (this.isLoaded) {
			await this.closeNode();
			await this.page.evaluate(
				`history.pushState({}, '', ${JSON.stringify(path)}); dispatchEvent(new PopStateEvent('popstate', { state: {} }))`,
			);
			const there = await ready.waitFor({ timeout: ARRIVES_WITHIN_MS }).then(
				() => true,
				() => false,
			);
			if (there) return;
		}
		this.isLoaded = true;
		await this.page.goto(`${this.baseUrl}${path}`);
		await ready.waitFor();
	}
}
