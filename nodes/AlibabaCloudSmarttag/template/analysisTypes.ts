/** Documented values of `AnalyseTypes`: what a Smarttag template analyzes. */
export const ANALYSIS_TYPES = [
	'action',
	'asr',
	'classification',
	'emotion',
	'face',
	'landmark',
	'movieIp',
	'nlp',
	'object',
	'ocr',
	'role',
	'scene',
	'shows',
	'subtitle',
	'tvstation',
] as const;
