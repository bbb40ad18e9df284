import {
	type IBinaryData,
	type ICredentialDataDecryptedObject,
	type IExecuteFunctions,
	type INodeProperties,
	type INodeType,
	NodeConnectionTypes,
} from 'n8n-workflow';

import { AlibabaCloudImsApi } from '../../credentials/AlibabaCloudImsApi.credentials';
import { AlibabaCloudImsRamRoleApi } from '../../credentials/AlibabaCloudImsRamRoleApi.credentials';
import { CREDENTIAL_TYPE, localCredential, ROLE_CREDENTIAL_TYPE } from '../../local/credential';
import { baseNodes } from '../../local/engine/baseNodes';
import { runWorkflow } from '../../local/engine/runWorkflow';
import type { LocalService } from '../../local/service';
import { OssClient, type OssClientSettings } from '../../nodes/AlibabaCloudSmarttag/oss/ossClient';
import { credentialUse, linkTo, makeNode } from './workflowParts';

/** How a call differs from the default: example-bucket in Shanghai, the permanent key. */
export interface OssBenchCall {
	readonly settings?: Partial<OssClientSettings>;
	readonly credential?: ICredentialDataDecryptedObject;
	/** Binary data of the input item, by name. */
	readonly binary?: Record<string, IBinaryData>;
}

/** n8n drops parameters that a node does not have. */
const AUTHENTICATION: INodeProperties = {
	...{ displayName: 'Authentication', name: 'authentication', type: 'string', default: '' },
};

/**
 * Lets `act` use an OSS client within a run of a node in n8n's engine, so that n8n's own helper sends its requests and the
 * credential signs them. Returns or throws what `act` does.
 */
export async function withOss<Result>(
	service: Pick<LocalService, 'url'>,
	act: (client: OssClient, context: IExecuteFunctions) => Promise<Result>,
	{ settings, credential, binary }: OssBenchCall = {},
): Promise<Result> {
	// A cancelled execution ends before its node does.
	let running: Promise<PromiseSettledResult<Result>[]> | undefined;
	const node: INodeType = {
		description: {
			...{
				displayName: 'OSS',
				name: 'oss',
				group: ['transform'],
				version: 1,
				description: '',
				properties: [AUTHENTICATION],
			},
			...{ defaults: { name: 'OSS' }, inputs: [NodeConnectionTypes.Main], outputs: [NodeConnectionTypes.Main] },
			credentials: [{ name: CREDENTIAL_TYPE }, { name: ROLE_CREDENTIAL_TYPE }],
		},
		async execute(this: IExecuteFunctions) {
			const client = async () =>
				await OssClient.create(this, { bucket: 'example-bucket', timeoutMs: 30_000, ...settings });
			running = Promise.allSettled([client().then(async (made) => await act(made, this))]);
			await running;
			return [[]];
		},
	};
	const data = credential ?? localCredential(service.url);
	const { authentication, credentials } = credentialUse(data);
	const start = makeNode('Start', 'n8n-nodes-base.manualTrigger');
	await runWorkflow(
		{
			nodes: [start, makeNode('OSS', 'test.oss', { parameters: { authentication }, credentials })],
			connections: { [start.name]: { main: [linkTo('OSS')] } },
		},
		{
			packageUnderTest: {
				nodes: {},
				credentials: {
					[CREDENTIAL_TYPE]: new AlibabaCloudImsApi(),
					[ROLE_CREDENTIAL_TYPE]: new AlibabaCloudImsRamRoleApi(),
				},
			},
			otherNodes: { ...baseNodes, 'test.oss': node },
			credentials: { ims: data },
			startNode: start.name,
			// The helper of the engine puts the signal of the execution in place of that of a request.
			signal: settings?.signal,
			pinData: { [start.name]: [{ json: {}, binary }] },
		},
	);
	const [outcome] = (await running) ?? [];
	if (!outcome) throw new Error('The node did not run');
	if (outcome.status === 'rejected') throw outcome.reason;
	return outcome.value;
}
