import { joinWords } from '../../../nodes/AlibabaCloudSmarttag/results/wordJoining';

describe('joinWords', () => {
	it.each<[words: string[], joined: string]>([
		[['大家', '好,', '欢迎'], '大家好,欢迎'],
		[['你好', '。', '再见'], '你好。再见'],
		[['こんにちは', '世界', 'テレビ', 'ー'], 'こんにちは世界テレビー'],
		[['สวัสดี', 'ครับ'], 'สวัสดีครับ'],
		[['안녕하세요', '여러분'], '안녕하세요 여러분'],
		[['Today', 'we', 'talk'], 'Today we talk'],
		[['Today ', 'we', ' talk'], 'Today we talk'],
		[
			['Hello', ',', 'world', '!', 'Yes', ':', 'no', ';', 'why', '?', 'So', '.', 'End'],
			'Hello, world! Yes: no; why? So. End',
		],
		[['Hello,', 'world!', 'Yes.'], 'Hello, world! Yes.'],
		[['Привет', 'мир'], 'Привет мир'],
		[['مرحبا', '،', 'عالم', '؟'], 'مرحبا، عالم؟'],
		[['see', '(', 'the', 'book', ')', 'now'], 'see (the book) now'],
		[['say', '“', 'yes', '”', 'now'], 'say “yes” now'],
		[['it', "'s", 'fine', 'we', "'ll", 'see'], "it's fine we'll see"],
		[['say', "'hello'"], "say 'hello'"],
		[['costs', '$', '5', 'or', '10', '%'], 'costs $5 or 10%'],
		[['我用', 'iPhone', '手机'], '我用iPhone手机'],
		[['2026', '年'], '2026年'],
		[['好！', 'Yes'], '好！Yes'],
		[['ma\u0323', 'vi\u0323', 'tien'], 'ma\u0323 vi\u0323 tien'],
		[['😀', 'smile'], '😀 smile'],
		[[' a '], 'a'],
		[[], ''],
	])('%j', (words, joined) => {
		expect(joinWords(words)).toBe(joined);
	});
});
