import { simplifyJob } from '../../../nodes/AlibabaCloudSmarttag/results/simplify';
import { JOB_ID, results, simplified } from './answers';

function videoTags(...tags: unknown[]) {
	return ['VideoLabel', { tags }] as const;
}

function textTags(...tags: unknown[]) {
	return ['TextLabel', { tags }] as const;
}

describe('tags', () => {
	it('of VideoLabel have the main tag as group', () => {
		const tag = { mainTagName: '物体', subTagName: ' 汽车 ', occurrences: [{ from: 12.0, to: 20.5 }] };

		expect(simplified(videoTags(tag)).tags).toStrictEqual([
			{ name: '汽车', group: '物体', seconds: 8.5, appearances: [{ from: 12, to: 20.5 }] },
		]);
	});

	it('of VideoLabel with a main tag only are named by it', () => {
		expect(simplified(videoTags({ mainTagName: '物体', ratio: 0.5 })).tags).toStrictEqual([{ name: '物体' }]);
	});

	it('of TextLabel are one for each value between commas', () => {
		expect(simplified(textTags({ name: '地点', value: '北京,上海， 广州、,' }, { value: 'alone' })).tags).toStrictEqual(
			[
				{ name: '北京', group: '地点' },
				{ name: '上海', group: '地点' },
				{ name: '广州', group: '地点' },
				{ name: 'alone' },
			],
		);
	});

	it('of TextLabel may come as a list', () => {
		expect(simplified(textTags({ name: 'places', value: ['a,b', 'c', null, {}] })).tags).toHaveLength(3);
	});

	it('of CPVLabel come from entities that are no faces, hotwords and free tags', () => {
		const detailInfo = [{ score: -1, start: 1.2, end: 9.8 }];
		const data = {
			entities: [
				{ labelLevel1: '物体', labelLevel2: '交通工具', label: '汽车', detailInfo },
				{ labelLevel1: '人脸', label: 'Somebody', detailInfo },
			],
			hotwords: [{ labelLevel1: '热词', label: '新能源' }, 'bare'],
			freeTags: [{ label: 'free' }, { labelLevel1: 'level 1', labelLevel2: 'level 2' }, {}],
		};

		expect(simplified(['CPVLabel', data]).tags).toStrictEqual([
			{ name: '汽车', group: '交通工具', seconds: 8.6, appearances: [{ from: 1.2, to: 9.8 }] },
			{ name: '新能源', group: '热词' },
			{ name: 'bare' },
			{ name: 'free' },
			{ name: 'level 2', group: 'level 1' },
		]);
	});

	it('unite their appearances', () => {
		const occurrences = [
			{ from: 30, to: 40 },
			{ from: 0, to: 5 },
			{ from: 5, to: 7 },
			{ from: 6, to: 6.5 },
			{ to: 9 },
			{ from: 50, to: 49 },
		];

		expect(simplified(videoTags({ subTagName: 'a', occurrences })).tags).toStrictEqual([
			{
				name: 'a',
				seconds: 17,
				appearances: [
					{ from: 0, to: 7 },
					{ from: 30, to: 40 },
					{ from: 50, to: 50 },
				],
			},
		]);
	});

	it('of one name and group are one, in the spelling that came first', () => {
		const tags = simplified(
			videoTags({ mainTagName: 'Object', subTagName: 'Car', occurrences: [{ from: 0, to: 2 }] }),
			['CPVLabel', { entities: [{ labelLevel2: ' object', label: 'CAR ', detailInfo: [{ start: 1, end: 3 }] }] }],
			textTags({ name: 'object', value: 'car' }),
		).tags;

		expect(tags).toStrictEqual([{ name: 'Car', group: 'Object', seconds: 3, appearances: [{ from: 0, to: 3 }] }]);
	});

	it('of one name in different groups are different', () => {
		expect(
			simplified(textTags({ name: 'fruit', value: 'apple' }, { name: 'company', value: 'Apple' })).tags,
		).toStrictEqual([
			{ name: 'apple', group: 'fruit' },
			{ name: 'Apple', group: 'company' },
		]);
	});

	it.each([
		['before', ['groupless', 'fruit', 'company']],
		['between', ['fruit', 'groupless', 'company']],
		['after', ['fruit', 'company', 'groupless']],
	])('without a group join the first of their name that has one, when they come %s', (_when, order) => {
		const given: Record<string, object> = {
			groupless: { subTagName: 'apple', occurrences: [{ from: 0, to: 1 }] },
			fruit: { mainTagName: 'fruit', subTagName: 'Apple' },
			company: { mainTagName: 'company', subTagName: 'Apple' },
		};

		expect(simplified(videoTags(...order.map((key) => given[key]))).tags).toStrictEqual([
			{ name: 'Apple', group: 'fruit', seconds: 1, appearances: [{ from: 0, to: 1 }] },
			{ name: 'Apple', group: 'company' },
		]);
	});

	it('may have names that objects have built in', () => {
		const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];

		expect(simplified(textTags({ name: '__proto__', value: names.join(',') })).tags).toStrictEqual(
			names.map((name) => ({ name, group: '__proto__' })),
		);
		expect('polluted' in {}).toBe(false);
	});

	it.each([[undefined], [null], [[]], [[null, {}, { subTagName: ' ' }]]])('are absent for %j', (tags) => {
		expect(simplified(['VideoLabel', { tags }])).toStrictEqual(simplified());
	});

	it.each([['text'], [[7]], [[{ unknownName: 'car' }]]])('that cannot be read are reported: %j', (tags) => {
		expect(simplified(['VideoLabel', { tags }])).toStrictEqual({ ...simplified(), otherResults: ['VideoLabel'] });
	});

	it('of an image have a score and no times', () => {
		const tags = [
			{ mainTagName: '物体', subTagName: '汽车', score: 0.9 },
			{ mainTagName: '场景', subTagName: '街道', score: -1 },
		];

		expect(simplified(['ImageLabel', { tags }]).tags).toStrictEqual([
			{ name: '汽车', group: '物体', score: 0.9 },
			{ name: '街道', group: '场景' },
		]);
	});

	it('have the best of their scores, of which -1 means that there is none', () => {
		const occurrences = [{ score: 0.5, from: 0, to: 1 }, { score: '0.75' }, { score: -1, from: 1, to: 2 }];

		expect(simplified(videoTags({ subTagName: 'a', occurrences }, { subTagName: 'A', score: 0.6 })).tags).toStrictEqual(
			[{ name: 'a', score: 0.75, seconds: 2, appearances: [{ from: 0, to: 2 }] }],
		);
	});

	it.each([
		['JSON text', '{"name":"Waterfall","nameEn":"Big Waterfall","alias":"","more":[null]}'],
		['an object', { name: 'Waterfall', nameEn: 'Big Waterfall', alias: null, more: {} }],
	])('of CPVLabel have what is known of them, given as %s, without empty fields', (_form, knowledgeInfo) => {
		const entities = [{ labelLevel1: '地域', labelLevel2: '地标', label: 'Waterfall', knowledgeInfo }];

		expect(simplified(['CPVLabel', { entities }]).tags).toStrictEqual([
			{ name: 'Waterfall', group: '地标', knowledge: { name: 'Waterfall', nameEn: 'Big Waterfall' } },
		]);
	});

	it.each([
		['{"name":', '{"name":'],
		['words', 'words'],
		['{}', undefined],
		['', undefined],
	])('have knowledge that is no JSON as it came: %j', (knowledgeInfo, knowledge) => {
		const [tag] = simplified(['CPVLabel', { entities: [{ label: 'a', knowledgeInfo }] }]).tags ?? [];

		expect(tag?.knowledge).toBe(knowledge);
	});

	it('of documented groups can have their names in English; others stay', () => {
		const groups = [
			'节目',
			'人物角色',
			'物体',
			'标识',
			'动作事件',
			'地域',
			'地标',
			'场景',
			'表情',
			'组织机构',
			'关键词',
			'人物',
		];
		const tags = [...groups, '其他'].map((name) => ({ name, value: `of ${name}` }));
		const answer = { status: 'Success', results: results(['TextLabel', { tags }]) };

		expect(simplifyJob(JOB_ID, answer, { englishGroupNames: true }).tags?.map(({ group }) => group)).toStrictEqual([
			...['Program', 'Role', 'Object', 'Logo', 'Action', 'Location', 'Landmark', 'Scene', 'Expression'],
			...['Organization', 'Keyword', 'Person', '其他'],
		]);
		expect(simplifyJob(JOB_ID, answer).tags?.map(({ group }) => group)).toStrictEqual([...groups, '其他']);
	});

	it('of one group in two languages are one when groups are named in English', () => {
		const answer = {
			status: 'Success',
			results: results(
				['TextLabel', { tags: [{ name: '物体', value: 'car' }] }],
				['TextLabel', { tags: [{ name: 'object', value: 'Car' }] }],
			),
		};

		expect(simplifyJob(JOB_ID, answer, { englishGroupNames: true }).tags).toStrictEqual([
			{ name: 'car', group: 'Object' },
		]);
	});

	it('have their names in one list, each once', () => {
		const { tagNames } = simplified(
			textTags({ name: 'fruit', value: 'apple,pear' }, { name: 'company', value: 'Apple' }),
		);

		expect(tagNames).toStrictEqual(['apple', 'pear']);
	});

	it('are read from a single one in the place of a list', () => {
		const tags = { subTagName: 'a', occurrences: { from: 0, to: 1 } };

		expect(simplified(['VideoLabel', { tags }]).tags).toMatchObject([{ name: 'a', seconds: 1 }]);
	});

	it('can be many, of one name or of many, each many times', () => {
		const count = 100_000;
		const occurrences = Array.from({ length: count }, (_, index) => ({ from: index * 2, to: index * 2 + 1 }));
		const same = Array.from({ length: count }, (_, index) => ({ subTagName: 'same', occurrences: [{ from: index }] }));
		const different = Array.from({ length: count }, (_, index) => ({ subTagName: `tag ${index}` }));
		const values = Array.from({ length: count }, (_, index) => `text ${index}`).join(',');

		const tags = simplified(
			['VideoLabel', { tags: [...same, ...different, { subTagName: 'often', occurrences }] }],
			textTags({ name: 'texts', value: values }),
		).tags;

		expect(tags).toHaveLength(2 * count + 2);
		expect(tags?.[0]?.appearances).toHaveLength(count);
		expect(tags?.find(({ name }) => name === 'often')?.seconds).toBe(count);
	});
});
