import { ExecuteContext, ExternalSecretsProxy, RoutingNode } from 'n8n-core';
import {
	createRunExecutionData,
	type Expression,
	type ICredentialDataDecryptedObject,
	type ICredentialsDecrypted,
	type ICredentialTestRequest,
	type ICredentialType,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
	type IWorkflowExecuteAdditionalData,
	NodeConnectionTypes,
	NodeHelpers,
	UnexpectedError,
	Workflow,
} from 'n8n-workflow';

import { EngineCredentialsHelper } from '../../local/engine/credentialsHelper';
import { EngineNodeTypes } from '../../local/engine/installation';
import { makeNode } from './workflowParts';

/** The message of n8n below the credential. */
export interface TestResult {
	readonly status: 'Error' | 'OK';
	readonly message: string;
}

const NODE = makeNode('Temp-Node', 'n8n-nodes-base.noOp', { id: 'temp' });

/**
 * Runs the declared test of a credential as n8n's credential tester does when the user saves it: fields that are not shown
 * are dropped, the engine's routing node sends the request, and the rules decide about the answer.
 *
 * Source in n8n 2.41: `testCredentials` and `runRequestTest` of `services/credentials-tester.service.js`.
 */
export async function testCredential(type: ICredentialType, data: ICredentialDataDecryptedObject): Promise<TestResult> {
	const { test } = type;
	if (!test) throw new UnexpectedError(`${type.name} declares no test`);
	const fields = { ...data } as INodeParameters;
	const shown = NodeHelpers.getNodeParameters(type.properties, fields, true, false, null, null);
	const decrypted = { id: 'ims', name: 'ims', type: type.name, data: shown as ICredentialDataDecryptedObject };
	let response: INodeExecutionData[][] | null | undefined;
	try {
		response = await send(type, test, decrypted);
	} catch (error) {
		return judgeError(error as TestError, test);
	}
	const answer = response?.[0]?.[0]?.json;
	for (const rule of test.rules ?? []) {
		if (rule.type !== 'responseSuccessBody') continue;
		const { properties } = rule;
		if (valueAt(answer, properties.key) === properties.value) return { status: 'Error', message: properties.message };
	}
	return { status: 'OK', message: 'Connection successful!' };
}

interface TestError {
	readonly message: string;
	readonly cause?: {
		readonly code?: string;
		readonly response?: { readonly status: number; readonly statusText?: string };
	};
}

function judgeError({ message, cause }: TestError, { rules = [] }: ICredentialTestRequest): TestResult {
	if (cause?.response) {
		const { status, statusText } = cause.response;
		for (const rule of rules) {
			if (rule.type !== 'responseCode' || rule.properties.value !== status) continue;
			return { status: 'Error', message: rule.properties.message };
		}
		if (status < 199 || status > 299) {
			return { status: 'Error', message: statusText || `Received HTTP status code: ${status}` };
		}
	} else if (cause?.code) {
		return { status: 'Error', message: cause.code };
	}
	return { status: 'Error', message };
}

async function send(type: ICredentialType, { request }: ICredentialTestRequest, decrypted: ICredentialsDecrypted) {
	const node: INode = { ...NODE, credentials: { [type.name]: { id: decrypted.id, name: decrypted.name } } };
	const nodeType: INodeType = {
		description: {
			displayName: 'No Operation',
			name: NODE.type,
			group: ['transform'],
			version: 1,
			description: '',
			defaults: { name: 'No Operation' },
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			credentials: [{ name: type.name, required: true }],
			properties: [{ displayName: 'Temp', name: 'temp', type: 'string', routing: { request }, default: '' }],
		},
	};
	const workflow = new Workflow({
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes: new EngineNodeTypes({ [NODE.type]: nodeType }),
	});
	const context = new ExecuteContext(
		workflow,
		node,
		additionalDataFor(type),
		'internal',
		createRunExecutionData({}),
		0,
		[],
		{ main: [[{ json: {} }]] },
		{ node, data: {}, source: null },
		[],
	);
	// n8n 2.0 evaluates expressions without an isolate.
	const isolated: Partial<Pick<Expression, 'acquireIsolate' | 'releaseIsolate'>> = workflow.expression;
	try {
		await isolated.acquireIsolate?.();
		return await new RoutingNode(context, nodeType, decrypted).runNode();
	} finally {
		await isolated.releaseIsolate?.();
	}
}

/** lodash's `get`, for the plain keys that rules use. */
function valueAt(json: unknown, path: string): unknown {
	return path.split('.').reduce<unknown>((value, key) => (value as IDataObject | null | undefined)?.[key], json);
}

function additionalDataFor(type: ICredentialType): IWorkflowExecuteAdditionalData {
	const notSupported = () => {
		throw new UnexpectedError('Not a part of a credential test');
	};
	const baseUrl = 'http://localhost:5678';
	return {
		credentialsHelper: new EngineCredentialsHelper({ [type.name]: type }, {}),
		currentNodeExecutionIndex: 0,
		variables: {},
		restApiUrl: baseUrl,
		instanceBaseUrl: baseUrl,
		formBaseUrl: baseUrl,
		formWaitingBaseUrl: baseUrl,
		formTestBaseUrl: baseUrl,
		webhookBaseUrl: baseUrl,
		webhookWaitingBaseUrl: baseUrl,
		webhookTestBaseUrl: baseUrl,
		mcpBaseUrl: baseUrl,
		mcpTestBaseUrl: baseUrl,
		logAiEvent: () => {},
		executeWorkflow: notSupported,
		getRunExecutionData: notSupported,
		getRuntimeCredential: notSupported,
		startRunnerTask: notSupported,
		externalSecretsProxy: new ExternalSecretsProxy(),
	};
}
