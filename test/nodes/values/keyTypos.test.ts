import { meantKey } from '../../../nodes/AlibabaCloudSmarttag/values/keyTypos';

const KNOWN = ['sourceLanguage', 'speakerCount', 'phraseId'];

it.each([
	['SourceLanguage', 'sourceLanguage'],
	['source_language', 'sourceLanguage'],
	['source-language', 'sourceLanguage'],
	['sourceLanguge', 'sourceLanguage'],
	['soruceLanguage', 'sourceLanguage'],
	['sourceLanguages', 'sourceLanguage'],
	['speakersCount', 'speakerCount'],
	['PhraseID', 'phraseId'],
])('%s probably means %s', (key, meant) => {
	expect(meantKey(key, KNOWN)).toBe(meant);
});

it.each([
	...KNOWN,
	'language',
	'speakerNames',
	'phraseList',
	'x',
	'',
	'源语言',
	'__proto__',
	'constructor',
	'sourceLanguage'.repeat(10_000),
])('%s means itself', (key) => {
	expect(meantKey(key, KNOWN)).toBeUndefined();
});
