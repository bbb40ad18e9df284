import { installN8n } from '../../../local/install/n8n';
import { N8nInstance } from '../../../local/n8n/instance';
import { SharedChromium } from './chromium';
import { CHROMIUM_URL, N8N_URL, running } from './running';

/**
 * Before all files: the real n8n with the packed package in it and a browser, once for all of them, since n8n takes 10
 * seconds to start and its editor 5 to load. `SMARTTAG_N8N_URL` names an n8n that already runs, such as that of `npm run n8n`.
 */
export default async function start(): Promise<void> {
	running.chromium = await SharedChromium.start();
	process.env[CHROMIUM_URL] = running.chromium.url;
	if (process.env[N8N_URL]) return;
	const n8n = await installN8n(undefined, console.log);
	running.instance = await N8nInstance.start(n8n);
	process.env[N8N_URL] = running.instance.rest.baseUrl;
}
