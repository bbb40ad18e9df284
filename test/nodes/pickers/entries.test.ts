import { entry } from '../../../nodes/AlibabaCloudSmarttag/pickers/entries';

describe('An entry of a list', () => {
	it.each([
		['News', 'id', { name: 'News (default)', value: 'id' }],
		[undefined, 'id', { name: 'id (default)', value: 'id' }],
		['={{ $env.SECRET }}', 'id', { name: ' ={{ $env.SECRET }} (default)', value: 'id' }],
		[undefined, '={{ 1 }}', { name: ' ={{ 1 }} (default)', value: ' ={{ 1 }}' }],
		['a = b', '1=2', { name: 'a = b (default)', value: '1=2' }],
	])('with the name %j and the ID %j is not an expression to n8n', (name, id, expected) => {
		expect(entry(id, name, undefined, 'default')).toEqual(expected);
	});
});
