import { callbacks } from './callbacks/section';
import { eventLoop } from './eventLoop/section';
import { get } from './get/section';
import { helper } from './helper/section';
import { load } from './load/section';
import { memory } from './memory/section';
import { inN8n } from './n8n/section';
import type { Section } from './section';
import { signing } from './signing/section';
import { submitTenThousand, submitThousand } from './submit/section';
import { subtitles } from './subtitles/section';
import { tests } from './tests/section';
import { upload } from './upload/section';
import { waiting } from './waiting/section';

/** Everything that is measured, in the order of the results. */
export const SECTIONS: readonly Section[] = [
	signing,
	submitThousand,
	submitTenThousand,
	memory,
	inN8n,
	get,
	upload,
	subtitles,
	eventLoop,
	waiting,
	callbacks,
	load,
	helper,
	tests,
];
