/** Folder and addresses of an n8n. */
export interface InstancePlace {
	readonly userFolder: string;
	readonly port: number;
	/** Port of the broker of n8n's task runners; different for each process. */
	readonly brokerPort: number;
	/** URL for calls from outside, without a trailing slash. Default: its own. */
	readonly publicUrl?: string;
}

/** Environment of an n8n on loopback that sends requests to the local service only. */
export function instanceSettings(place: InstancePlace): Record<string, string> {
	const { userFolder, port, brokerPort, publicUrl = `http://127.0.0.1:${port}` } = place;
	return {
		N8N_USER_FOLDER: userFolder,
		N8N_HOST: '127.0.0.1',
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_PORT: String(port),
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		WEBHOOK_URL: `${publicUrl}/`,
		N8N_ENCRYPTION_KEY: 'local-n8n',
		N8N_SECURE_COOKIE: 'false',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
		N8N_COMMUNITY_PACKAGES_ENABLED: 'true',
		N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		N8N_REINSTALL_MISSING_PACKAGES: 'false',
		N8N_LOG_LEVEL: 'info',
		GENERIC_TIMEZONE: 'UTC',
	};
}
