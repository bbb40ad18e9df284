/** What is loaded, and the name in the results. */
export const LOADED = {
	ours: 'this package: two nodes and two credentials',
	small: "n8n's OpenWeatherMap, a small node, and its credential",
	transcribe: "n8n's AWS Transcribe and its credential",
	popCore: '@alicloud/pop-core alone',
} as const;

export type LoadedSubject = keyof typeof LOADED;
