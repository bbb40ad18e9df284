import { UserError } from 'n8n-workflow';

import { ownRefusal, recordingRefusals, TransientRefusal } from '../../credentials/ownRefusals';

async function refuse(error: Error): Promise<void> {
	await recordingRefusals(() => {
		throw error;
	}).catch(() => undefined);
}

describe('A refusal of the credential', () => {
	it('is thrown unchanged', async () => {
		const error = new UserError('The role is not known');

		await expect(
			recordingRefusals(() => {
				throw error;
			}),
		).rejects.toBe(error);
	});

	it.each([
		['that kept its text', { message: 'No session' }],
		['whose message n8n replaced', { message: 'The service is offline', messages: ['a', 'No session'] }],
	])('is recognized in an error of n8n %s', async (_what, wrapped) => {
		await refuse(new UserError('No session'));

		expect(ownRefusal(wrapped)?.message).toBe('No session');
	});

	it.each([
		['another text', { message: 'No session at all' }],
		['no text', {}],
		['a message that is not text', { message: 7, messages: 'No session' }],
	])('is not recognized in an error with %s', async (_what, error) => {
		await refuse(new UserError('No session'));

		expect(ownRefusal(error)).toBeUndefined();
	});

	it('is still one that a later request may not meet', async () => {
		await refuse(new TransientRefusal('No session yet'));

		expect(ownRefusal({ message: 'No session yet' })).toBeInstanceOf(TransientRefusal);
	});

	it('is not a transport error', async () => {
		await refuse(new Error('socket hang up'));

		expect(ownRefusal({ message: 'socket hang up' })).toBeUndefined();
	});

	it('is forgotten after a hundred others, but not when it was repeated', async () => {
		await refuse(new UserError('first'));
		await refuse(new UserError('second'));
		await refuse(new UserError('first'));
		for (let count = 0; count < 99; count += 1) await refuse(new UserError(`other ${count}`));

		const texts = ['first', 'second'].map((message) => ownRefusal({ message })?.message);
		expect(texts).toEqual(['first', undefined]);
	});
});

it('without a refusal, the result is returned', async () => {
	expect(await recordingRefusals(() => 7)).toBe(7);
});
