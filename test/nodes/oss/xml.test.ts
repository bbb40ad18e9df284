import fc from 'fast-check';

import { childrenOf, escapeXml, readXml, textOf } from '../../../nodes/AlibabaCloudSmarttag/oss/xml';

describe('an XML answer', () => {
	it('is read with its lists, attributes aside, and texts decoded', () => {
		const root = readXml(
			`\ufeff<?xml version="1.0" encoding="UTF-8"?>\n<!-- c --><ListPartsResult xmlns="http://doc.oss-cn-hangzhou.aliyuncs.com">
				<Key>a &amp; b &lt;&#x6f14;&#31034;&gt; &quot;&apos;</Key><Empty></Empty><Short/><Short />
				<Part><PartNumber>1</PartNumber><ETag>"A"</ETag></Part>
				<Part><PartNumber>2</PartNumber><ETag><![CDATA["B<>&"]]></ETag></Part>
			</ListPartsResult>\n`,
		);
		expect(root?.name).toBe('ListPartsResult');
		expect(textOf(root, 'Key')).toBe('a & b <演示> "\'');
		expect([textOf(root, 'Empty'), textOf(root, 'Short'), textOf(root, 'Missing')]).toEqual(['', '', '']);
		expect(childrenOf(root, 'Part').map((part) => textOf(part, 'ETag'))).toEqual(['"A"', '"B<>&"']);
	});

	it.each([
		['a document type', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
		['an unknown entity', '<a>&b;</a>'],
		['an entity of no character', '<a>&#0;</a>'],
		['a bare ampersand', '<a>b & c</a>'],
		['an element that does not end', '<a><b></a>'],
		['an end without a beginning', '</a>'],
		['a second root', '<a></a><b></b>'],
		['text beside the root', 'x<a/>'],
		['half a document', '<a><b>c</b'],
		['an open comment', '<a><!-- </a>'],
		['HTML', '<html><body><br></body></html>'],
		['nothing', ''],
		['no XML', '{"Code":"x"}'],
		['too many levels', `${'<a>'.repeat(17)}${'</a>'.repeat(17)}`],
		['too many elements', `<a>${'<b/>'.repeat(50_001)}</a>`],
	])('is refused with %s', (_what, document) => {
		expect(readXml(document)).toBeUndefined();
	});

	it('returns any text that was escaped', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				expect(readXml(`<a>${escapeXml(text)}</a>`)?.text).toBe(text);
			}),
			{ seed: 13 },
		);
	});

	it('never throws, whatever it is given', () => {
		const piece = fc.constantFrom(
			'<',
			'>',
			'</',
			'/>',
			'a',
			'&',
			';',
			'<!--',
			'-->',
			'<![CDATA[',
			']]>',
			'"',
			'=',
			'<?',
			' ',
		);
		fc.assert(
			fc.property(fc.array(piece), (pieces) => {
				readXml(pieces.join(''));
			}),
			{ seed: 13, numRuns: 2_000 },
		);
	});
});
