import { FieldReader, type JsonObject } from '../../../nodes/AlibabaCloudSmarttag/values/fieldReader';
import {
	matchesFilters,
	listParameters,
	readMediaFilters,
	searchExpression,
} from '../../../nodes/AlibabaCloudSmarttag/media/mediaFilters';

function read(input: JsonObject) {
	const checks = new FieldReader();
	const filters = readMediaFilters(input, checks, (_field, value) => checks.token('time', value));
	return { filters, problems: checks.problems };
}

const EARLY = '2026-01-01T00:00:00Z';
const LATE = '2026-02-01T00:00:00Z';

describe('Filters of the media library', () => {
	it('become the parameters of the list; what is not set is not sent', () => {
		const { filters } = read({ mediaType: 'video', source: 'oss', status: 'Normal', createdAfter: EARLY });

		expect(listParameters(filters)).toEqual({
			IncludeFileBasicInfo: 'true',
			MediaType: 'video',
			Source: 'oss',
			Status: 'Normal',
			StartTime: EARLY,
		});
		expect(listParameters(read({ createdBefore: LATE }).filters)).toEqual({
			IncludeFileBasicInfo: 'true',
			EndTime: LATE,
		});
	});

	it('become the expression of a search', () => {
		expect(searchExpression({ title: '试驾 1' })).toBe("title = '试驾 1'");
		expect(searchExpression({ title: 'x', mediaType: 'audio' })).toBe("title = 'x' and mediaType == 'audio'");
	});

	it.each([
		['Media Type', { mediaType: 'film' }],
		['Source', { source: 's3' }],
		['Status', { status: 'ready' }],
		['Title', { title: "it's" }],
		['Title', { title: 'x'.repeat(61) }],
		['Created Before', { createdAfter: LATE, createdBefore: EARLY }],
		['Created Before', { createdAfter: LATE, createdBefore: LATE }],
	])('a %s that is not valid is a problem', (field, input) => {
		const { problems } = read(input);

		expect(problems).toHaveLength(1);
		expect(problems[0]).toMatch(new RegExp(`^${field}: `));
	});

	it('a title of 60 characters and a span of time are accepted', () => {
		expect(read({ title: '新'.repeat(60), createdAfter: EARLY, createdBefore: LATE }).problems).toEqual([]);
	});

	const found = {
		MediaId: 'x',
		MediaBasicInfo: { MediaType: 'video', Source: 'oss', Status: 'Normal', CreateTime: '2026-01-10T00:00:00Z' },
	};

	it.each([
		[true, {}],
		[true, { mediaType: 'video', source: 'oss', status: 'Normal', createdAfter: EARLY, createdBefore: LATE }],
		[false, { mediaType: 'audio' }],
		[false, { source: 'vod' }],
		[false, { status: 'Preparing' }],
		[false, { createdAfter: LATE }],
		[false, { createdBefore: EARLY }],
		[false, { createdAfter: '2026-01-10T00:00:00Z' }],
		[true, { createdBefore: '2026-01-10T00:00:00Z' }],
	])('say %s of what a search found: %j', (wanted, filters) => {
		expect(matchesFilters(found, filters)).toBe(wanted);
	});
});
