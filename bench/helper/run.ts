/** One way to send requests, in a process of its own. */
import '../../local/engine/environment';

import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';

import type { IDataObject } from 'n8n-workflow';

import { signRequestOptions } from '../../credentials/signRequestOptions';
import { readImsCredential } from '../../credentials/imsCredential';
import { type BareCall, bareNode } from '../bareNode';
import { bounded, inputOf } from '../clients';
import { benchCredential, nodeRunner } from '../engine';
import { IN_FLIGHT } from '../submit/rivals';
import { type MakeSubmitter, runSubmitter } from '../submitterRun';
import type { Caller } from './callers';

const ACTION = 'SubmitSmarttagJob';
const TYPE = 'bench.bare';

const callers: Readonly<Record<Caller, MakeSubmitter>> = {
	helper: byHelper({}),
	redirects: byHelper({ options: { disableFollowRedirect: false } }),
	handedOver: byHelper({ handsCredential: true }),
	keepAlive: byHelper({ handsCredential: true, options: { agentOptions: { keepAlive: true } } }),
	newConnections: byHttp(() => new Agent()),
	keptConnections: byHttp(() => new Agent({ keepAlive: true })),
};

function byHelper(difference: Pick<BareCall, 'handsCredential' | 'options'>): MakeSubmitter {
	return async (address) => {
		const read = (text: string) => JSON.parse(text) as IDataObject;
		const node = bareNode('bare', { action: ACTION, inFlight: IN_FLIGHT, query: inputOf, read, ...difference });
		const parameters = { value: '={{ $json.video }}', address };
		const run = await nodeRunner({ type: TYPE, parameters }, address, { [TYPE]: node });
		return async (videos) => await run(videos.map((video) => ({ video })));
	};
}

function byHttp(makeAgent: () => Agent): MakeSubmitter {
	return (address) => {
		const agent = makeAgent();
		const credential = readImsCredential(benchCredential(address));
		const headers = { accept: 'application/json', 'x-acs-action': ACTION, 'x-acs-version': '2020-11-09' };
		return bounded(async (query) => {
			const stamp = { time: Date.now(), nonce: randomUUID() };
			const options = { method: 'POST' as const, url: `${address}/`, qs: query, headers };
			const signed = signRequestOptions(options, credential, stamp);
			return JSON.parse(await post(signed.url, signed.headers as Record<string, string>, agent)) as IDataObject;
		});
	};
}

async function post(url: string, headers: Record<string, string>, agent: Agent): Promise<string> {
	return await new Promise((resolve, reject) => {
		const sent = request(url, { method: 'POST', headers, agent }, (answer) => {
			let text = '';
			answer.setEncoding('utf8');
			answer.on('data', (part: string) => (text += part));
			answer.on('end', () => resolve(text));
			answer.on('error', reject);
		});
		sent.on('error', reject);
		sent.end();
	});
}

runSubmitter(callers);
