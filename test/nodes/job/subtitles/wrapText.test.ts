import fc from 'fast-check';

import { displayWidth, graphemesOf } from '../../../../nodes/AlibabaCloudSmarttag/job/subtitles/characters';
import { wrapText as linesOf } from '../../../../nodes/AlibabaCloudSmarttag/job/subtitles/wrapText';

const wrapText = (text: string, widths: readonly number[]) => linesOf(text, widths).map((line) => line.text);

describe('Text with blanks', () => {
	it('stays in one line as long as it fits', () => {
		expect(wrapText('Twelve chars', [12])).toEqual(['Twelve chars']);
	});

	it('breaks at a blank, in lines of even length', () => {
		expect(wrapText('one two three four five six', [20])).toEqual(['one two three', 'four five six']);
	});

	it('rather breaks after a comma than evenly', () => {
		expect(wrapText('If you say so, then we will do it now', [24])).toEqual([
			'If you say so,',
			'then we will do it now',
		]);
	});

	it('does not take a line more for a comma', () => {
		expect(wrapText('So, then we will do it right now', [20])).toEqual(['So, then we will', 'do it right now']);
	});

	it('cuts only a word that is longer than a line', () => {
		expect(wrapText('see abcdefghijklmnopqrstuvwxyz', [12])).toHaveLength(3);
		expect(wrapText('abcdefghijkl mnopqrstuvw', [12])).toEqual(['abcdefghijkl', 'mnopqrstuvw']);
	});

	it('keeps the words of Korean whole', () => {
		expect(wrapText('클라우드의 서비스에', [12])).toEqual(['클라우드의', '서비스에']);
	});

	it('neither begins a line with a closing mark nor ends one with an opening mark that has blanks around it', () => {
		expect(wrapText('ab cd » ef gh', [7])).toEqual(['ab cd »', 'ef gh']);
		expect(wrapText('ab c ( efg hi', [8])).toEqual(['ab c', '( efg hi']);
	});

	it('breaks behind a German closing quote, which opens in English, and before a leading apostrophe', () => {
		expect(wrapText('„Hallo“ gesagt', [8])).toEqual(['„Hallo“', 'gesagt']);
		expect(wrapText('the great ’90s', [9])).toEqual(['the great', '’90s']);
	});

	it('leaves a straight quote beside both its neighbours', () => {
		expect(wrapText('我你他"她它您', [9])).toEqual(['我你', '他"她它您']);
	});
});

describe('Chinese and Japanese text', () => {
	it('breaks where a word begins', () => {
		expect(wrapText('今天天气非常好', [8])).toEqual(['今天天气', '非常好']);
	});

	it.each([...'，。；：！？、'])('rather breaks after %s than evenly', (mark) => {
		expect(wrapText(`今天好${mark}我们一起出去玩吧`, [16])).toEqual([`今天好${mark}`, '我们一起出去玩吧']);
	});

	it('rather breaks beside a katakana word than inside it', () => {
		expect(wrapText('これはサービスです', [12])).toEqual(['これは', 'サービスです']);
	});

	it('does not take a line more for any number of pauses', () => {
		expect(wrapText('我你他她它您谁，'.repeat(5), [20])).toHaveLength(4);
	});

	it('counts a closing quote as part of the pause before it', () => {
		expect(wrapText('他说「好。」然后我们就走了吧', [18])).toEqual(['他说「好。」', '然后我们就走了吧']);
	});

	it.each([...'，。！？、；：）】》〉」』〕”’…·％々ーっゃゅょァッ・,.!?)'])('never begins a line with %s', (mark) => {
		expect(wrapText(`我你他她${mark}它您谁`, [8])).toEqual(['我你', `他她${mark}`, '它您谁']);
	});

	it.each([...'（【《〈「『〔“‘￥([{'])('never ends a line with %s', (mark) => {
		const lines = wrapText(`我你他${mark}她它您谁`, [8]);

		expect(lines.join('')).toBe(`我你他${mark}她它您谁`);
		expect(lines.filter((line) => line.endsWith(mark))).toEqual([]);
	});

	it('leaves the two halves of a dash together', () => {
		expect(wrapText('我你他——她它您', [7])).toEqual(['我你', '他——', '她它您']);
	});

	it('cuts a run of marks that is longer than a line all the same', () => {
		expect(wrapText('。'.repeat(7), [10])).toEqual(['。。。', '。。。。']);
	});

	it('rather cuts a word than begins a line with a mark', () => {
		expect(wrapText('abcdefghij。', [10])).toEqual(['abcdef', 'ghij。']);
		expect(wrapText('abcdefghij」klmnopqr', [10])).toEqual(['abcdef', 'ghij」', 'klmnopqr']);
	});
});

describe('Mixed text', () => {
	it('keeps Latin words and numbers whole among Chinese', () => {
		expect(wrapText('我们用Alibaba Cloud处理了1,000个视频', [21])).toEqual([
			'我们用Alibaba Cloud',
			'处理了1,000个视频',
		]);
	});

	it('breaks where Latin and Chinese meet, without a blank', () => {
		expect(wrapText('我们使用Smarttag', [10])).toEqual(['我们使用', 'Smarttag']);
	});

	it('never cuts an emoji', () => {
		expect(wrapText('👨‍👩‍👧‍👦'.repeat(5), [4])).toEqual(['👨‍👩‍👧‍👦', '👨‍👩‍👧‍👦👨‍👩‍👧‍👦', '👨‍👩‍👧‍👦👨‍👩‍👧‍👦']);
	});
});

describe('Scripts without blanks between words', () => {
	const wordEnds = (text: string, locale: string) => {
		const words = new Intl.Segmenter(locale, { granularity: 'word' }).segment(text);
		return new Set(Array.from(words, ({ segment, index }) => index + segment.length));
	};

	it.each([
		['Chinese', 'zh', '今天我们来看智能媒体服务，它可以识别视频里的人脸、物体和文字，还能生成摘要。'],
		[
			'Japanese',
			'ja',
			'本日はお忙しい中お集まりいただきまして誠にありがとうございます。これから新製品のコンピューターについてご説明いたします。',
		],
		['Thai', 'th', 'ประเทศไทยมีวัฒนธรรมที่หลากหลายและอาหารอร่อยมากมายที่นักท่องเที่ยวจากทั่วโลกชื่นชอบ'],
		['Lao', 'lo', 'ພາສາລາວເປັນພາສາທາງການຂອງສາທາລະນະລັດປະຊາທິປະໄຕປະຊາຊົນລາວ'],
		['Khmer', 'km', 'ភាសាខ្មែរជាភាសាផ្លូវការរបស់ប្រទេសកម្ពុជានិងមានអ្នកនិយាយច្រើនជាងគេនៅក្នុងប្រទេស'],
		['Burmese', 'my', 'မြန်မာဘာသာစကားသည်မြန်မာနိုင်ငံ၏ရုံးသုံးဘာသာစကားဖြစ်သည်မြန်မာဘာသာစကားကိုလူများစွာပြောကြသည်'],
	])('%s is cut where a word ends', (_language, locale, text) => {
		for (const width of [20, 28, 36]) {
			const lines = wrapText(text, [width]);
			const ends = lines.map((_, index) => lines.slice(0, index + 1).join('').length);

			expect(lines.length).toBeGreaterThan(1);
			expect(lines.join('')).toBe(text);
			expect(ends.filter((end) => !wordEnds(text, locale).has(end))).toEqual([]);
		}
	});

	it('has the lines that a reader expects', () => {
		expect(wrapText('新製品のコンピューターについてご説明いたします', [24])).toEqual([
			'新製品のコンピューター',
			'についてご説明いたします',
		]);
		expect(wrapText('ประเทศไทยมีวัฒนธรรมที่หลากหลาย', [12])).toEqual(['ประเทศไทย', 'มีวัฒนธรรม', 'ที่หลากหลาย']);
	});

	it('is cut inside a word only when the word is longer than a line', () => {
		expect(wrapText('コミュニケーション', [10])).toEqual(['コミュニ', 'ケーション']);
	});

	it('begins no line with a mark that repeats or ends a word', () => {
		expect(wrapText('เด็กๆเล่น', [3]).filter((line) => line.startsWith('ๆ'))).toEqual([]);
	});

	it('finds the same words in a long text as in a short one', () => {
		const text = '今天我们来看智能媒体服务它可以识别视频里的人脸物体和文字还能生成摘要'.repeat(40);
		const lines = wrapText(text, [42]);
		const ends = lines.map((_, index) => lines.slice(0, index + 1).join('').length);

		expect(ends.filter((end) => !wordEnds(text, 'zh').has(end))).toEqual([]);
	});
});

it('gives lines their widths in turns', () => {
	expect(wrapText('aaa bbb ccc ddd eee fff', [3, 7])).toEqual(['aaa', 'bbb ccc', 'ddd', 'eee fff']);
});

it('lets a line be wider than allowed when one character is', () => {
	expect(wrapText('你a好', [1])).toEqual(['你', 'a', '好']);
});

it('has no lines for no text', () => {
	expect(wrapText('', [42])).toEqual([]);
});

it('keeps every grapheme, in lines that fit, and as few of them as a line-by-line breaker that cuts no more words', () => {
	const words = fc.array(fc.string({ unit: fc.constantFrom(...'abcdefgh'), minLength: 1, maxLength: 10 }), {
		minLength: 1,
	});

	fc.assert(
		fc.property(words, fc.integer({ min: 10, max: 40 }), (list, width) => {
			const lines = wrapText(list.join(' '), [width]);
			let greedy = 1;
			let used = -1;
			for (const { length } of list) {
				if (used + 1 + length > width) [greedy, used] = [greedy + 1, -1];
				used += 1 + length;
			}

			expect(lines.join(' ')).toBe(list.join(' '));
			expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width);
			expect(lines).toHaveLength(greedy);
		}),
	);
});

it('cuts no grapheme of any script', () => {
	const blanks = /\s+/gu;

	fc.assert(
		fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.integer({ min: 1, max: 30 }), (string, width) => {
			const text = string.replace(blanks, ' ').trim();
			const lines = wrapText(text, [width]);

			expect(lines.flatMap(graphemesOf).filter((grapheme) => grapheme !== ' ')).toEqual(
				graphemesOf(text).filter((grapheme) => grapheme !== ' '),
			);
			for (const line of lines) expect(displayWidth(line) <= width || graphemesOf(line).length === 1).toBe(true);
			expect(linesOf(text, [width]).map(({ columns }) => columns)).toEqual(lines.map(displayWidth));
		}),
		{ numRuns: 300 },
	);
});
