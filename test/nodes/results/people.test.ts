import { simplified } from './answers';

function persons(...given: unknown[]) {
	return ['VideoLabel', { persons: given }] as const;
}

function entities(...given: unknown[]) {
	return ['CPVLabel', { entities: given }] as const;
}

const SEEN = [{ from: 1, to: 2 }];

describe('people', () => {
	it('of VideoLabel have a category', () => {
		const person = { name: 'Ann', category: 'celebrity', ratio: 0.4, occurrences: SEEN };

		expect(simplified(persons(person)).people).toStrictEqual([
			{ name: 'Ann', category: 'celebrity', seconds: 1, appearances: [{ from: 1, to: 2 }] },
		]);
	});

	it.each([
		[{ labelLevel1: '人脸', labelLevel2: '名人', label: 'Ann' }, '名人'],
		[{ labelLevel1: '人脸', labelLevel2: '名人,演员', label: 'Ann' }, '名人, 演员'],
		[{ labelLevel1: 'Face', label: 'Ann' }, undefined],
		[{ labelLevel1: '人物', label: 'Ann' }, undefined],
		[{ labelLevel1: 'other', labelLevel2: 'host，celebrity', label: 'Ann' }, 'host, celebrity'],
		[{ labelLevel1: 'person', label: 'Ann' }, undefined],
	])('of CPVLabel are the entities that are faces: %j', (entity, category) => {
		expect(simplified(entities(entity))).toStrictEqual({
			...simplified(),
			people: [{ name: 'Ann', ...(category !== undefined && { category }) }],
			peopleNames: ['Ann'],
		});
	});

	it.each([
		...['人脸', '人物', '名人', '明星', '政治人物', '敏感人物', '公众人物'],
		...['face', 'human face', 'person', 'people', 'celebrity', 'politician', 'public figure'],
	])('of CPVLabel are entities of the level %s', (level) => {
		expect(simplified(entities({ labelLevel1: level, label: 'Ann' })).people).toStrictEqual([{ name: 'Ann' }]);
	});

	it('are not entities of another kind', () => {
		expect(simplified(entities({ labelLevel1: 'surface', labelLevel2: '物体', label: 'Ann' }))).not.toHaveProperty(
			'people',
		);
	});

	it('of one name are one, whatever tag version they come from', () => {
		const { people } = simplified(
			persons({ name: 'Ann', category: 'celebrity', occurrences: [{ from: 0, to: 5 }] }),
			entities({ labelLevel1: '人脸', labelLevel2: '名人', label: ' ann', detailInfo: [{ start: 4, end: 9 }] }),
			persons({ name: 'ANN', occurrences: [{ from: 20, to: 21 }] }),
		);

		expect(people).toStrictEqual([
			{
				name: 'Ann',
				category: 'celebrity',
				seconds: 10,
				appearances: [
					{ from: 0, to: 9 },
					{ from: 20, to: 21 },
				],
			},
		]);
	});

	it.each([[undefined], ['unknown'], ['Unknown']])('take a category that is known before %p', (category) => {
		expect(simplified(persons({ name: 'Ann', category }, { name: 'Ann', category: 'lib-1' })).people).toStrictEqual([
			{ name: 'Ann', category: 'lib-1' },
		]);
	});

	it('without a name are one Unknown, with the time of them all', () => {
		const { people } = simplified(
			persons({ category: 'unknown', occurrences: SEEN }, { name: ' ', occurrences: [{ from: 5, to: 6 }] }),
			entities({ labelLevel1: '人脸', detailInfo: [{ start: 8, end: 9 }] }),
		);

		expect(people).toStrictEqual([
			{
				name: 'Unknown',
				category: 'unknown',
				seconds: 3,
				appearances: [
					{ from: 1, to: 2 },
					{ from: 5, to: 6 },
					{ from: 8, to: 9 },
				],
			},
		]);
	});

	it.each([
		[{ ratio: 0.1 }, [{ name: 'Unknown' }]],
		[{ ratio: '0.1', category: 'unknown' }, [{ name: 'Unknown', category: 'unknown' }]],
		[{ ratio: 0 }, undefined],
		[{ category: 'unknown', occurrences: [{ to: 1 }] }, undefined],
		[{}, undefined],
	])('without a name count when they were seen: %j', (person, people) => {
		expect(simplified(persons(person)).people).toStrictEqual(people);
	});

	it('of CPVLabel without a name count by their share of the video, too', () => {
		const face = { labelLevel1: '人脸', appearanceProbability: 0.1 };

		expect(simplified(entities(face, { ...face, appearanceProbability: 0 })).people).toStrictEqual([
			{ name: 'Unknown' },
		]);
	});

	it('of category unknown keep the name they have', () => {
		expect(simplified(persons({ name: 'Stranger 7', category: 'unknown' })).people).toStrictEqual([
			{ name: 'Stranger 7', category: 'unknown' },
		]);
	});

	it('of an image have a category and a score, and no times', () => {
		const person = {
			name: 'Ann',
			category: 'celebrity',
			score: 0.98,
			position: { leftTop: [10, 20], rightBottom: [30, 40] },
		};
		const unnamed = { category: 'unknown', score: -1, position: { leftTop: [1, 2], rightBottom: [3, 4] } };

		expect(simplified(['ImageLabel', { persons: [person, unnamed] }]).people).toStrictEqual([
			{ name: 'Ann', category: 'celebrity', score: 0.98 },
			{ name: 'Unknown', category: 'unknown' },
		]);
	});

	it('whose score is -1, as that of unknown faces, are people like others, without a score', () => {
		const occurrences = [{ from: 0, to: 1, score: -1 }];

		expect(simplified(persons({ name: '未知人脸1', category: 'unknown', occurrences })).people).toStrictEqual([
			{ name: '未知人脸1', category: 'unknown', seconds: 1, appearances: [{ from: 0, to: 1 }] },
		]);
	});

	it('of CPVLabel have what is known of them', () => {
		const knowledgeInfo = '{"name":"Ann","occupation":"actor","birthPlace":""}';

		expect(simplified(entities({ labelLevel1: '人脸', label: 'Ann', knowledgeInfo })).people).toStrictEqual([
			{ name: 'Ann', knowledge: { name: 'Ann', occupation: 'actor' } },
		]);
	});

	it('have their names in one list, but for those whom the service does not know', () => {
		const unknown = [
			{ name: '未知人脸1', category: 'unknown' },
			{ category: 'unknown', ratio: 0.1 },
		];

		expect(
			simplified(persons({ name: 'Ann', category: 'celebrity' }, ...unknown, { name: 'Bob' })).peopleNames,
		).toStrictEqual(['Ann', 'Bob']);
	});

	it('of one name can be many', () => {
		const many = Array.from({ length: 100_000 }, (_, index) => ({ name: 'Ann', occurrences: [{ from: index * 2 }] }));

		expect(simplified(['VideoLabel', { persons: many }]).people?.[0]?.appearances).toHaveLength(100_000);
	});
});
