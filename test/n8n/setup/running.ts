import type { N8nInstance } from '../../../local/n8n/instance';
import type { SharedChromium } from './chromium';

/** Environment variable with the address of the n8n that all files of tests share. */
export const N8N_URL = 'SMARTTAG_N8N_URL';

/** Environment variable with the address at which all files of tests find the browser, whose page has the editor loaded. */
export const CHROMIUM_URL = 'SMARTTAG_CHROMIUM_URL';

/** What this run started, known to the process that starts and stops it. */
export const running: { instance?: N8nInstance; chromium?: SharedChromium } = {};
