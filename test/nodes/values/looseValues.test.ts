import {
	commaTextsOf,
	fieldOf,
	keyOf,
	listOf,
	numberOf,
	objectsOf,
	textOf,
} from '../../../nodes/AlibabaCloudSmarttag/values/looseValues';

describe('keyOf', () => {
	it.each<[object: Record<string, unknown>, name: string, key: string | undefined]>([
		[{ Data: 1, data: 2 }, 'Data', 'Data'],
		[{ data: 2 }, 'Data', 'data'],
		[{ Data: 1 }, 'data', 'Data'],
		[{ Data: null, data: 2 }, 'Data', 'data'],
		[{ Data: ' ', data: '' }, 'Data', undefined],
		[{ Data: 0 }, 'Data', 'Data'],
		[{ DATA: 1 }, 'Data', undefined],
		[{}, 'constructor', undefined],
		[{}, 'Constructor', undefined],
	])('in %j finds %s as %p', (object, name, key) => {
		expect(keyOf(object, name)).toBe(key);
	});
});

describe('fieldOf', () => {
	it('returns the first field that is not empty', () => {
		expect(fieldOf({ from: '', Start: 0, end: 1 }, ['from', 'start', 'end'])).toBe(0);
		expect(fieldOf({ from: null }, ['from', 'start'])).toBeUndefined();
	});
});

describe('textOf', () => {
	it.each<[value: unknown, text: string | undefined]>([
		[' a ', 'a'],
		['', undefined],
		[' \n', undefined],
		[0, '0'],
		[1.5, '1.5'],
		[JSON.parse('1e999'), undefined],
		[NaN, undefined],
		[true, undefined],
		[null, undefined],
		[['a'], undefined],
		[{}, undefined],
	])('reads %p as %p', (value, text) => {
		expect(textOf(value)).toBe(text);
	});
});

describe('numberOf', () => {
	it.each<[value: unknown, number: number | undefined]>([
		[1.5, 1.5],
		[' 1.5 ', 1.5],
		['', undefined],
		[' ', undefined],
		['a', undefined],
		[JSON.parse('1e999'), undefined],
		['-Infinity', undefined],
		[true, undefined],
		[null, undefined],
		[[1], undefined],
	])('reads %p as %p', (value, number) => {
		expect(numberOf(value)).toBe(number);
	});
});

describe('listOf', () => {
	it.each<[value: unknown, list: unknown[]]>([
		[
			[1, null],
			[1, null],
		],
		[{ a: 1 }, [{ a: 1 }]],
		['a', ['a']],
		[0, [0]],
		[' ', []],
		[null, []],
		[undefined, []],
	])('reads %p as %p', (value, list) => {
		expect(listOf(value)).toStrictEqual(list);
	});
});

it('objectsOf keeps the objects of a list', () => {
	expect(objectsOf([{ a: 1 }, null, 'a', [{}], 7])).toStrictEqual([{ a: 1 }]);
});

it('commaTextsOf splits at commas, Chinese ones too', () => {
	expect(commaTextsOf(['a, b，c', 7, null, '、d、'])).toStrictEqual(['a', 'b', 'c', '7', 'd']);
});
