import { simplified } from './answers';

const ALL = 'https://example.invalid/all.txt';
const ENGLISH = 'https://example.invalid/en.txt';

describe('addresses of subtitle files', () => {
	it.each<[form: string, data: unknown]>([
		['a list', { details: [{ allResultUrl: ALL, chResultUrl: '', engResultUrl: ENGLISH }] }],
		['an object', { details: { allResultUrl: ALL, engResultUrl: ENGLISH } }],
		['a list of one address each', { details: [{ allResultUrl: ALL }, { engResultUrl: ENGLISH }] }],
		['no details', { allResultUrl: ALL, engResultUrl: ENGLISH }],
	])('come in %s', (_form, data) => {
		expect(simplified(['Subtitle', data])).toStrictEqual({
			...simplified(),
			subtitleUrls: { all: ALL, english: ENGLISH },
		});
	});
});

describe('the address of the data behind the results', () => {
	it.each<[data: unknown]>([['https://example.invalid/p.json'], [{ url: 'https://example.invalid/p.json' }]])(
		'is read from %j',
		(data) => {
			expect(simplified(['Process', data])).toStrictEqual({
				...simplified(),
				processUrl: 'https://example.invalid/p.json',
			});
		},
	);
});
