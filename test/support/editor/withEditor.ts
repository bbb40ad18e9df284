import type { LocalServiceOptions } from '../../../local/service';
import { N8nBench } from '../n8nBench';
import { Editor } from './editor';

/** What a file of editor tests works with. */
export interface OpenedEditor {
	readonly bench: N8nBench;
	readonly editor: Editor;
}

/** Opens the editor before the tests of a file, with a local service of their own, and closes both after them. */
export function withEditor(opened: (both: OpenedEditor) => void, options?: LocalServiceOptions): void {
	let bench: N8nBench | undefined;
	let editor: Editor | undefined;
	beforeAll(async () => {
		bench = await N8nBench.open(options);
		editor = await Editor.open(bench.rest);
		opened({ bench, editor });
	});
	afterAll(async () => {
		await editor?.close();
		await bench?.close();
	});
}
