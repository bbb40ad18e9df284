import { quoted, shortText } from '../../../nodes/AlibabaCloudSmarttag/values/shortText';

it.each<[text: string, longest: number | undefined, shown: string]>([
	[' The file cannot be read.\n', undefined, 'The file cannot be read.'],
	['\t', undefined, ''],
	['12345', 5, '12345'],
	['see https://b.oss.example/k?Signature=abc', undefined, 'see https://b.oss.example/k?Signature=***'],
	['123456', 5, '12345…'],
	['x'.repeat(1_001), undefined, `${'x'.repeat(1_000)}…`],
])('%j, at most %p characters, is shown as %j', (text, longest, shown) => {
	expect(shortText(text, longest)).toBe(shown);
});

it.each([
	[' x ', '" x "'],
	['x'.repeat(80), `"${'x'.repeat(80)}"`],
	['x'.repeat(81), `"${'x'.repeat(80)}…"`],
	['http://n8n.example.com/hook?secret=abc', '"http://n8n.example.com/hook?secret=***"'],
	[`${'x'.repeat(79)}😀`, `"${'x'.repeat(79)}\ufffd…"`],
])('the value %j of a user is shown as %s', (value, shown) => {
	expect(quoted(value)).toBe(shown);
});
