import type { OpenFact } from './fact';

/** What no document says and no run settles. */
export const OPEN_FACTS: readonly OpenFact[] = [
	{
		id: 'usages.unit',
		assumes: 'Quota is passed on as it comes; its unit is not known.',
		source: 'unverified',
		unsettled: 'A number alone has no unit. Compare several jobs with the bill.',
	},
	{
		id: 'limits.qps',
		assumes: 'Throttling is retried with growing pauses; the number of calls per second is not known.',
		source: 'unverified',
		unsettled: 'A check must not provoke throttling.',
	},
	{
		id: 'limits.retryAfter',
		assumes: 'x-acs-retry-after is in milliseconds.',
		source: 'read in client',
		unsettled: 'The header comes with throttling only, which a check must not provoke.',
	},
	{
		id: 'limits.prices',
		assumes: 'Nothing in the code depends on a price.',
		source: 'unverified',
		unsettled: 'Prices are in the bill, not in an answer.',
	},
	{
		id: 'nlp.phraseId',
		assumes: 'phraseId is the HotwordLibraryId of a hotword library.',
		source: 'inferred',
		unsettled: 'A job may accept any ID and ignore it; whether the words are used shows in what is understood.',
	},
	{
		id: 'errors.submit',
		assumes: 'A submit with an unknown template or pipeline is refused.',
		source: 'inferred',
		unsettled: 'If it is accepted instead, it makes another job that is billed.',
	},
	{
		id: 'upload.region',
		assumes: 'A media item is used in the region in which it was uploaded only.',
		source: 'inferred',
		unsettled: 'It needs a second region. Run with --video and the MediaId in another one, which may be billed.',
	},
	{
		id: 'upload.v1',
		assumes:
			'Requests to OSS are signed with V4; whether the bucket of the media library also accepts V1 is not known.',
		source: 'unverified',
		unsettled: 'The node never sends V1 to OSS, which withdraws it.',
	},
	{
		id: 'errors.expiredJob',
		assumes: 'A job older than 180 days is answered like an unknown one.',
		source: 'inferred',
		unsettled: 'It needs a job of that age. Run with --job and its JobId when you have one.',
	},
];
