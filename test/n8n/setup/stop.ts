import { running } from './running';

/** After all files: stops what `start` started. */
export default async function stop(): Promise<void> {
	await Promise.all([running.chromium?.close(), running.instance?.close()]);
}
