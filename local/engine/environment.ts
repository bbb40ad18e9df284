import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Settings that n8n-core reads when it is loaded: import this module before it.
 *
 * Without its own folder, n8n-core writes an encryption key into the user's ~/.n8n. The key is written here first, so
 * that processes which share the folder only read it.
 */
const encryptionKey = (process.env.N8N_ENCRYPTION_KEY ??= 'local-engine');
process.env.N8N_DIAGNOSTICS_ENABLED ??= 'false';
process.env.N8N_LOG_LEVEL ??= 'silent';

if (!process.env.N8N_USER_FOLDER) {
	const folder = mkdtempSync(join(tmpdir(), 'smarttag-engine-'));
	mkdirSync(join(folder, '.n8n'));
	writeFileSync(join(folder, '.n8n/config'), JSON.stringify({ encryptionKey }), { mode: 0o600 });
	process.env.N8N_USER_FOLDER = folder;
	process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
}
