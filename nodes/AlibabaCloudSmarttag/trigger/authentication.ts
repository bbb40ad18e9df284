import { createHash, timingSafeEqual } from 'node:crypto';

import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

import { operationError } from '../items/nodeErrors';
import { rawQueryOf } from '../items/webhookCall';
import { fileFilterOf } from './objectCreated';
import { chosenEvents, isChosen } from './triggerEvents';

/** How old a signed callback may be, in milliseconds, and how far ahead a clock may be. Documented: 5 minutes. */
const SIGNATURE_WINDOW_MS = 5 * 60_000;

/** A way to verify that a callback comes from the service; returns why it is refused, undefined when it is not. */
type Check = (context: IWebhookFunctions) => string | undefined;

/** What the panel offers under Webhook Authentication. */
const CHECKS = new Map<string, Check>([
	['none', () => undefined],
	['eventBridgeToken', checkEventBridgeToken],
	['secret', checkSecret],
	['signature', checkSignature],
]);

/**
 * Ways after which the body may come from anyone, and how the panel names them. Documented: the signature of event callbacks
 * covers address, time and key, so whoever sees a signed call can send another body with its signature.
 */
const UNVERIFIED_BODY = new Map([
	['none', 'None'],
	['signature', 'X-ICE Signature, which does not cover the body'],
]);

/** Why a callback is refused; undefined when it is not. The answer contains nothing that would help to guess. */
export function whyRefused(context: IWebhookFunctions): string | undefined {
	const check = CHECKS.get(authenticationOf(context));
	if (!check) return 'Webhook Authentication is not known';
	return check(context) ?? (whyForgeable(context) && 'Unverified events are not accepted');
}

/** Whether a call that was not refused is known to come from someone who was given the address and a secret or key. */
export function isAuthenticated(context: IWebhookFunctions): boolean {
	return authenticationOf(context) !== 'none';
}

/** Whether the API is queried for the state and the results of a job, whatever a message says. */
export function getsResults(context: IHookFunctions | IWebhookFunctions): boolean {
	return context.getNodeParameter('getResults', true) !== false;
}

/** Why items would be made of what calls say, which may be forged and which the user has not accepted; else undefined. */
function whyForgeable(context: IHookFunctions | IWebhookFunctions): string | undefined {
	const isAccepted: unknown = context.getNodeParameter('acceptUnverified', false);
	if (isAccepted === true || !UNVERIFIED_BODY.has(authenticationOf(context))) return undefined;
	if (!getsResults(context) && isChosen(context, 'jobFailed', 'jobSucceeded')) return 'Get Results is off';
	return isChosen(context, 'mediaReady', 'ossObjectCreated') ? 'The API cannot confirm events of files' : undefined;
}

/**
 * Checks what a trigger needs before it is activated.
 *
 * @throws NodeOperationError that names the field which is empty, or the fields that do not go together
 */
export function checkTriggerSettings(context: IHookFunctions): void {
	if (chosenEvents(context).length === 0) {
		throw operationError(context.getNode(), 'Trigger On is empty, so nothing would start the workflow');
	}
	checkFileFields(context);
	const authentication = authenticationOf(context);
	const why = whyForgeable(context);
	if (why) {
		const name = UNVERIFIED_BODY.get(authentication) ?? '';
		throw operationError(context.getNode(), `${why} and Webhook Authentication is ${name}, so events can be forged`, {
			description: [
				why === 'Get Results is off'
					? 'Switch on Get Results, or choose Secret in the URL or EventBridge Token.'
					: 'Choose Secret in the URL or EventBridge Token.',
				'If forged items do no harm, switch on Accept Unverified Events.',
			],
		});
	}
	const needed = new Map([
		['eventBridgeToken', ['eventBridgeToken', 'Token']],
		['secret', ['secret', 'Secret']],
		['signature', ['signatureKey', 'Signature Key']],
	]).get(authentication);
	const [name = '', field = ''] = needed ?? [];
	if (!needed || textParameter(context, name)) return;
	throw operationError(context.getNode(), `${field} is empty, so every call would be refused`, {
		description: [`Fill in ${field}, or choose another Webhook Authentication.`],
	});
}

function checkFileFields(context: IHookFunctions): void {
	if (!isChosen(context, 'ossObjectCreated')) return;
	const { kinds, suffixes } = fileFilterOf(context);
	if (kinds.length > 0 || suffixes.length > 0) return;
	throw operationError(context.getNode(), 'File Types is empty, so no file would start the workflow', {
		description: ['Choose File Types, or choose Other Suffixes and fill in Suffixes.'],
	});
}

function checkSecret(context: IWebhookFunctions): string | undefined {
	const { secret: given } = context.getQueryData() as { readonly secret?: unknown };
	const secret = textParameter(context, 'secret');
	return secret && typeof given === 'string' && areEqual(given, secret) ? undefined : 'The secret is wrong';
}

/** Documented: EventBridge sends the token of the rule's target in this header, with either version of its signature. */
function checkEventBridgeToken(context: IWebhookFunctions): string | undefined {
	const given: unknown = context.getHeaderData()['x-eventbridge-signature-token'];
	const token = textParameter(context, 'eventBridgeToken');
	return token && typeof given === 'string' && areEqual(given, token) ? undefined : 'The token is wrong';
}

/** Documented for event callbacks: the MD5 of address, time in seconds and key, in lower-case hexadecimal digits. */
function checkSignature(context: IWebhookFunctions): string | undefined {
	const headers = context.getHeaderData();
	const timestamp = String(headers['x-ice-timestamp'] ?? '');
	const given = String(headers['x-ice-signature'] ?? '').toLowerCase();
	const key = textParameter(context, 'signatureKey');
	const age = Math.abs(Date.now() - Number(timestamp) * 1_000);
	if (!key || !/^\d+$/.test(timestamp) || !(age <= SIGNATURE_WINDOW_MS)) return 'The signature is missing or too old';
	const expected = addressesOf(context).map((address) => md5(`${address}|${timestamp}|${key}`));
	return expected.filter((signature) => areEqual(given, signature)).length > 0 ? undefined : 'The signature is wrong';
}

/** The addresses by which the service may know this trigger. */
function addressesOf(context: IWebhookFunctions): string[] {
	const named = textParameter(context, 'callbackUrl');
	const own = context.getNodeWebhookUrl('default') ?? '';
	const query = rawQueryOf(context);
	const bases = named ? [named] : [own, own.replace('/webhook/', '/webhook-test/')];
	return bases.flatMap((base) => (query ? [base, `${base}?${query}`] : [base]));
}

function authenticationOf(context: IHookFunctions | IWebhookFunctions): string {
	return textParameter(context, 'webhookAuthentication', 'secret');
}

function textParameter(context: IHookFunctions | IWebhookFunctions, name: string, fallback = ''): string {
	const value: unknown = context.getNodeParameter(name, fallback);
	return typeof value === 'string' ? value.trim() : '';
}

/** Compares in a time that does not depend on where the texts differ. */
function areEqual(one: string, other: string): boolean {
	return timingSafeEqual(sha256(one), sha256(other));
}

function sha256(text: string): Buffer {
	return createHash('sha256').update(text).digest();
}

function md5(text: string): string {
	return createHash('md5').update(text).digest('hex');
}
