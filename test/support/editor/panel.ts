import { join } from 'node:path';

import type { Locator, Page } from 'playwright-core';

import { browserScript } from './browserScript';
import { around, type Part } from '../screenshots/screenshots';

const cutOff = browserScript(join(__dirname, 'cutOff.browser.js'));

/** The parameters of an open node, by their names. */
export class Panel {
	constructor(private readonly page: Page) {}

	get root(): Locator {
		return this.page.getByTestId('node-parameters');
	}

	/** Where the value of a field is entered. */
	field(name: string): Locator {
		return this.root.getByTestId(`parameter-input-${name}`);
	}

	/** A field whose value is picked from a list or entered as an ID. */
	locator(name: string): Locator {
		return this.root.getByTestId(`resource-locator-${name}`);
	}

	/** Labels of the fields that are shown, from top to bottom. */
	async labels(): Promise<string[]> {
		const texts = await this.root.locator('label').filter({ visible: true }).allInnerTexts();
		return texts.map((text) => text.split('\n')[0]?.trim() ?? '');
	}

	/** Labels whose end does not fit. */
	async cutOff(): Promise<string[]> {
		return await this.page.evaluate<string[]>(`(${cutOff})()`);
	}

	async fill(name: string, text: string): Promise<void> {
		await this.field(name).locator('input, textarea').fill(text);
	}

	/** The choices of a field, each with its description. */
	async choices(name: string): Promise<string[]> {
		await this.field(name).click();
		await this.openChoices().first().waitFor();
		return await this.openChoices().allInnerTexts();
	}

	/** An option of the list that is open. */
	choice(option: string): Locator {
		const name = this.page.getByText(option, { exact: true });
		return this.openChoices().filter({ has: name });
	}

	/** Chooses an option of a field by its name. */
	async choose(name: string, option: string): Promise<void> {
		await this.field(name).click();
		await this.choice(option).click();
	}

	/** Closes an open list of choices by a click into another field. */
	async closeChoices(otherField: string): Promise<void> {
		await this.field(otherField).click();
		await this.openChoices().first().waitFor({ state: 'hidden' });
	}

	/** Makes the value of a field an expression, as the switch beside its label does. */
	async turnIntoExpression(name: string, expression: string): Promise<void> {
		const item = this.group(name);
		await item.hover();
		await item.getByTestId('radio-button-expression').click();
		const editor = item.locator('.cm-content');
		await editor.fill(expression);
	}

	/** Names of what can still be added to a collection or a group of features. */
	async offered(name: string): Promise<string[]> {
		await this.adder(name).click();
		await this.openChoices().first().waitFor();
		const names = await this.openChoices().allInnerTexts();
		await this.page.keyboard.press('Escape');
		await this.openChoices().first().waitFor({ state: 'hidden' });
		return names;
	}

	/** Adds options to a collection, or features to a group. */
	async add(name: string, ...options: readonly string[]): Promise<void> {
		for (const option of options) {
			await this.adder(name).click();
			await this.choice(option).click();
			await this.openChoices().first().waitFor({ state: 'hidden' });
		}
	}

	/** Opens the list of a field and types into its search. Returns the texts of the first entries before and after. */
	async search(name: string, filter: string): Promise<{ every: string[]; filtered: string[] }> {
		await this.locator(name).getByTestId('rlc-input').click();
		await this.entries().first().waitFor();
		const every = await this.entries().allInnerTexts();
		await this.page.getByTestId('rlc-search').filter({ visible: true }).fill(filter);
		await this.entries()
			.nth(every.length - 1)
			.waitFor({ state: 'detached' });
		await this.entries().first().waitFor();
		return { every, filtered: await this.entries().allInnerTexts() };
	}

	/** Entries of the searchable list that is open. */
	entries(): Locator {
		return this.page.getByTestId('rlc-item').filter({ visible: true });
	}

	/** The part of the page with a field and the searchable list that is open below it. */
	async openList(name: string): Promise<Part> {
		const list = this.page.locator('.el-popper, [role="dialog"]').filter({ has: this.page.getByTestId('rlc-search') });
		return await around(this.group(name), list.filter({ visible: true }));
	}

	/** The part of the page with a field and its open choices. */
	async openChoicesOf(name: string): Promise<Part> {
		const list = this.page.locator('.el-select-dropdown').filter({ visible: true });
		return await around(this.group(name), list);
	}

	/** A collection or a group of features, with its label. */
	group(name: string): Locator {
		return this.root
			.getByTestId('parameter-item')
			.filter({ has: this.page.locator(`label[for="${name}"]`) })
			.last();
	}

	/** The control below a collection by which something is added to it. */
	private adder(name: string): Locator {
		return this.group(name).locator('input[placeholder^="Add "], button:has-text("Add ")').last();
	}

	private openChoices(): Locator {
		return this.page.getByRole('option').filter({ visible: true });
	}
}
