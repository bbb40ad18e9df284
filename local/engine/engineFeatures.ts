import 'reflect-metadata';
import './environment';

import { ExecuteContext, ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import { dependencies, version } from 'n8n-core/package.json';
import { createRunExecutionData } from 'n8n-workflow';
import * as n8nWorkflow from 'n8n-workflow';

/** Version of the loaded n8n-core. */
export const ENGINE_VERSION: string = version;

/**
 * The features that n8n's engine has gained since 2.0, detected in the loaded engine: tests expect different outcomes
 * with and without them.
 */
export const ENGINE_KNOWS = {
	/** Waiting executions have a token, which is part of their URL and which n8n checks. */
	resumeTokens: 'resumeToken' in createRunExecutionData({}),
	/** A node can fail when it is resumed. Since 2.27. */
	resumeErrors: sourceOf('handleWaitingState').includes('resumeError'),
	/** Failed items with `details` are routed to the error output. Since 2.35.2, and in 2.34.4. */
	errorDetails: sourceOf('handleNodeErrorOutput').includes("'details'"),
	/** A hook reports that an execution was resumed. */
	resumeHooks: textOf(ExecutionLifecycleHooks).includes('workflowExecuteResume'),
	/** Requests of the credential itself are restricted to the domains that it allows. */
	allowedDomains: 'getCredentialOwnRequestAllowedDomains' in n8nWorkflow,
	/** A node can read the settings of its workflow, and so which engine runs it. */
	workflowSettings: 'getWorkflowSettings' in ExecuteContext.prototype,
	/** Addresses within the network can be blocked. */
	egressPolicy: '@n8n/backend-network' in dependencies,
};

/** The source of a method, public or not. */
function sourceOf(method: string): string {
	const found: unknown = Reflect.get(WorkflowExecute.prototype, method);
	if (typeof found !== 'function') throw new Error(`The engine ${ENGINE_VERSION} has no ${method}`);
	return textOf(found);
}

function textOf(code: object): string {
	return Function.prototype.toString.call(code);
}
