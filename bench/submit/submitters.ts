import OpenApiClient, { Config, OpenApiRequest, Params } from '@alicloud/openapi-client';
import PopCore from '@alicloud/pop-core';
import { RuntimeOptions } from '@alicloud/tea-util';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { randomUUID } from 'node:crypto';

import { signRequestOptions } from '../../credentials/signRequestOptions';
import { readImsCredential } from '../../credentials/imsCredential';
import { bareNode } from '../bareNode';
import { benchCredential, NODE, nodeRunner } from '../engine';
import { bounded, inputOf } from '../clients';
import { installedNode } from '../installedNode';
import { httpRequestParameters, submitParameters } from './parameters';
import type { MakeSubmitter, Submitter } from '../submitterRun';
import { IN_FLIGHT, type Rival } from './rivals';

const ACTION = 'SubmitSmarttagJob';
const VERSION = '2020-11-09';

/** What makes the submitters; the address is that of the service. */
export const SUBMITTERS: Readonly<Record<Rival, MakeSubmitter>> = {
	ours: async (address) => await byNode(address, NODE, submitParameters),
	floor: async (address) => await byBareNode(address, IN_FLIGHT),
	sequential: async (address) => await byBareNode(address, 1),
	httpRequestNode: async (address) => {
		const type = 'n8n-nodes-base.httpRequest';
		const parameters = httpRequestParameters(address);
		const node = installedNode('HttpRequest/HttpRequest.node.js');
		const run = await nodeRunner({ type, parameters, typeVersion: 4.2 }, address, { [type]: node });
		return async (videos) => await run(videos.map((video) => ({ video })));
	},
	rawFetch: (address) => {
		const credential = readImsCredential(benchCredential(address));
		const headers = { accept: 'application/json', 'x-acs-action': ACTION, 'x-acs-version': VERSION };
		return bounded(async (query) => {
			const stamp = { time: Date.now(), nonce: randomUUID() };
			const options = { method: 'POST' as const, url: `${address}/`, qs: query, headers };
			const signed = signRequestOptions(options, credential, stamp);
			const answer = await fetch(signed.url, { method: 'POST', headers: signed.headers as Record<string, string> });
			return (await answer.json()) as IDataObject;
		});
	},
	popCore: (address) => {
		const { accessKeyId, accessKeySecret } = benchCredential(address);
		const client = new PopCore({ accessKeyId, accessKeySecret, endpoint: address, apiVersion: VERSION });
		return bounded(async (query) => await client.request<IDataObject>(ACTION, query, { method: 'POST' }));
	},
	openapiClient: (address) => {
		const { accessKeyId, accessKeySecret } = benchCredential(address);
		const endpoint = address.replace('http://', '');
		const client = new OpenApiClient(new Config({ accessKeyId, accessKeySecret, endpoint, protocol: 'http' }));
		const call = new Params({
			style: 'RPC',
			action: ACTION,
			version: VERSION,
			protocol: 'HTTP',
			method: 'POST',
			pathname: '/',
			authType: 'AK',
			reqBodyType: 'formData',
			bodyType: 'json',
		});
		return bounded(async (query) => {
			const answer = await client.callApi(call, new OpenApiRequest({ query }), new RuntimeOptions({}));
			return (answer as { body: IDataObject }).body;
		});
	},
};

async function byNode(address: string, type: string, parameters: INodeParameters): Promise<Submitter> {
	const run = await nodeRunner({ type, parameters }, address);
	return async (videos) => await run(videos.map((video) => ({ video })));
}

async function byBareNode(address: string, inFlight: number): Promise<Submitter> {
	const type = 'bench.bare';
	const node = bareNode('bare', {
		action: ACTION,
		inFlight,
		query: inputOf,
		read: (text) => JSON.parse(text) as IDataObject,
	});
	const run = await nodeRunner({ type, parameters: { value: '={{ $json.video }}', address } }, address, {
		[type]: node,
	});
	return async (videos) => await run(videos.map((video) => ({ video })));
}
