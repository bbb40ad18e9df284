import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Locator, Page } from 'playwright-core';
import UPNG from 'upng-js';

import { ROOT } from '../../../local/root';
import { browserScript } from '../editor/browserScript';
import { normalWords } from './normalWords';

const FOLDER = join(ROOT, 'docs/images');
const WORDS_FILE = join(FOLDER, 'words.json');
/** Messages that n8n shows for some seconds. */
const WITHOUT_NOTIFICATIONS = '.el-notification { display: none !important; }';
const COLORS = 128;
const SETTLED_WITHIN_MS = 10_000;
const wordsSeen = browserScript(join(__dirname, 'wordsSeen.browser.js'));

/** A part of the page in pixels. */
export interface Part {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

/** How an image is taken. */
export interface ScreenshotOptions {
	/** Also in n8n's dark theme, as `<name>-dark.png`. */
	readonly dark?: boolean;
	/** Keeps the focus, and with it an open list or tooltip. */
	readonly inUse?: boolean;
}

/**
 * A screenshot of the documentation. With UPDATE_SCREENSHOTS set, writes the image and the words that it shows; otherwise
 * fails when the page shows other words than the image.
 */
export async function screenshot(
	page: Page,
	name: string,
	part: Locator | Part,
	options: ScreenshotOptions = {},
): Promise<void> {
	await page.mouse.move(0, 0);
	if (!options.inUse) await page.evaluate('document.activeElement?.blur()');
	await page.addStyleTag({ content: WITHOUT_NOTIFICATIONS });
	const clip = 'x' in part ? part : await boxOf(page, part);
	if (process.env.UPDATE_SCREENSHOTS) await renew(page, name, clip, options);
	else await compare(page, name, clip);
}

const EDGE = 8;

/** The box around several elements, with an edge. */
export async function around(...elements: readonly Locator[]): Promise<Part> {
	const boxes = await Promise.all(elements.map(async (element) => await element.boundingBox()));
	const found = boxes.filter((box) => box !== null);
	const x = Math.min(...found.map((box) => box.x)) - EDGE;
	const y = Math.min(...found.map((box) => box.y)) - EDGE;
	const right = Math.max(...found.map((box) => box.x + box.width)) + EDGE;
	const bottom = Math.max(...found.map((box) => box.y + box.height)) + EDGE;
	return { x, y, width: right - x, height: bottom - y };
}

async function renew(page: Page, name: string, clip: Part, { dark }: ScreenshotOptions): Promise<void> {
	const words = await settledWords(page, clip);
	await mkdir(FOLDER, { recursive: true });
	await writeImage(page, name, clip);
	if (dark) {
		await page.emulateMedia({ colorScheme: 'dark' });
		await writeImage(page, `${name}-dark`, clip);
		await page.emulateMedia({ colorScheme: 'light' });
	}
	const kept = { ...(await storedWords()), [name]: words };
	const sorted = Object.fromEntries(Object.entries(kept).sort(([one], [other]) => one.localeCompare(other, 'en')));
	await writeFile(WORDS_FILE, `${JSON.stringify(sorted, null, '\t')}\n`);
}

async function compare(page: Page, name: string, clip: Part): Promise<void> {
	const stored = (await storedWords())[name];
	const deadline = Date.now() + SETTLED_WITHIN_MS;
	let now = await read(page, clip);
	while (JSON.stringify(now) !== JSON.stringify(stored) && Date.now() < deadline) {
		await page.waitForTimeout(200);
		now = await read(page, clip);
	}
	if (JSON.stringify(now) === JSON.stringify(stored)) return;
	const gone = (stored ?? []).filter((line) => !now.includes(line)).map((line) => `- ${line}`);
	const added = now.filter((line) => !stored?.includes(line)).map((line) => `+ ${line}`);
	const what = [...gone, ...added].join('\n') || 'The same words in another order or number.';
	throw new Error(
		`docs/images/${name}.png is not what the editor shows now. Renew it with: npm run screenshots\n${what}`,
	);
}

async function writeImage(page: Page, name: string, clip: Part): Promise<void> {
	const { data, width, height } = decode(await page.screenshot({ clip, animations: 'disabled' }));
	await writeFile(join(FOLDER, `${name}.png`), Buffer.from(UPNG.encode([data], width, height, COLORS)));
}

function decode(png: Buffer): { data: ArrayBuffer; width: number; height: number } {
	const image = UPNG.decode(new Uint8Array(png).buffer);
	const [data] = UPNG.toRGBA8(image);
	if (!data) throw new Error('The screenshot is no image.');
	return { data, width: image.width, height: image.height };
}

/** Words that were the same twice, 300 milliseconds apart. */
async function settledWords(page: Page, clip: Part): Promise<string[]> {
	const deadline = Date.now() + SETTLED_WITHIN_MS;
	let before = await read(page, clip);
	for (;;) {
		await page.waitForTimeout(300);
		const now = await read(page, clip);
		if (JSON.stringify(now) === JSON.stringify(before) || Date.now() > deadline) return now;
		before = now;
	}
}

async function read(page: Page, clip: Part): Promise<string[]> {
	return normalWords(await page.evaluate<string[]>(`(${wordsSeen})(${JSON.stringify(clip)})`));
}

async function storedWords(): Promise<Record<string, string[]>> {
	return JSON.parse(await readFile(WORDS_FILE, 'utf8').catch(() => '{}')) as Record<string, string[]>;
}

async function boxOf(page: Page, element: Locator): Promise<Part> {
	const box = await element.boundingBox();
	if (!box) throw new Error('The part of the page is not there.');
	const { width, height } = page.viewportSize() ?? box;
	return { ...box, width: Math.min(box.width, width - box.x), height: Math.min(box.height, height - box.y) };
}
