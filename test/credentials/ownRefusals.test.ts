import { UserError } from 'n8n-workflow';

import { notingRefusals, ownRefusal } from '../../credentials/ownRefusals';

async function refuse(error: Error): Promise<void> {
	await notingRefusals(() => {
		throw error;
	}).catch(() => undefined);
}

describe('A refusal of the credential', () => {
	it('is passed on as it is', async () => {
		const error = new UserError('The role is not known');

		await expect(
			notingRefusals(() => {
				throw error;
			}),
		).rejects.toBe(error);
	});

	it.each([
		['that kept its text', { message: 'No session' }],
		['that has words of n8n in its place', { message: 'The service is offline', messages: ['a', 'No session'] }],
	])('is known again in an error of n8n %s', async (_what, wrapped) => {
		await refuse(new UserError('No session'));

		expect(ownRefusal(wrapped)).toBe('No session');
	});

	it.each([
		['another text', { message: 'No session at all' }],
		['no text', {}],
		['something that is no text', { message: 7, messages: 'No session' }],
	])('is not seen in an error with %s', async (_what, error) => {
		await refuse(new UserError('No session'));

		expect(ownRefusal(error)).toBeUndefined();
	});

	it('is not made of an error that came from the way to the service', async () => {
		await refuse(new Error('socket hang up'));

		expect(ownRefusal({ message: 'socket hang up' })).toBeUndefined();
	});

	it('is forgotten when a hundred others came after it, and not when it came again', async () => {
		await refuse(new UserError('first'));
		await refuse(new UserError('second'));
		await refuse(new UserError('first'));
		for (let count = 0; count < 99; count += 1) await refuse(new UserError(`other ${count}`));

		expect([ownRefusal({ message: 'first' }), ownRefusal({ message: 'second' })]).toEqual(['first', undefined]);
	});
});

it('what is done without a refusal gives its result', async () => {
	expect(await notingRefusals(() => 7)).toBe(7);
});
