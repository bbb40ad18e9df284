import type { InstalledN8n } from '../install/n8n';
import { BackgroundProcess } from './backgroundProcess';

/** How a process of n8n is started. */
export interface ProcessOptions {
	/** The command of n8n. */
	readonly role: 'start' | 'worker' | 'webhook';
	readonly env: Readonly<Record<string, string>>;
	/** URL that answers 200 when the process is ready. */
	readonly readyUrl: string;
	/** Whether its task runner ends with it when it is killed; see BackgroundOptions. Default: no. */
	readonly ownGroup?: boolean;
}

/** Starts a process of n8n and returns it when it is ready; fails with the end of its log. */
export async function startN8nProcess(
	n8n: InstalledN8n,
	{ role, env, readyUrl, ownGroup }: ProcessOptions,
): Promise<BackgroundProcess> {
	return await BackgroundProcess.start({
		name: `n8n ${role}`,
		program: n8n.node,
		args: [n8n.command, role],
		env,
		isReady: async () => await isOk(readyUrl),
		ownGroup,
	});
}

async function isOk(url: string): Promise<boolean> {
	try {
		return (await fetch(url, { signal: AbortSignal.timeout(2000) })).ok;
	} catch {
		return false;
	}
}
