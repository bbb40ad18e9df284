import { shortText } from '../../../nodes/AlibabaCloudSmarttag/values/shortText';

it.each<[text: string, longest: number | undefined, shown: string]>([
	[' The file cannot be read.\n', undefined, 'The file cannot be read.'],
	['\t', undefined, ''],
	['12345', 5, '12345'],
	['123456', 5, '12345…'],
	['x'.repeat(1_001), undefined, `${'x'.repeat(1_000)}…`],
])('%j, at most %p, stands in an error as %j', (text, longest, shown) => {
	expect(shortText(text, longest)).toBe(shown);
});
