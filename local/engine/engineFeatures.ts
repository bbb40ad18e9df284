import 'reflect-metadata';
import './environment';

import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import { dependencies, version } from 'n8n-core/package.json';
import { createRunExecutionData } from 'n8n-workflow';
import * as n8nWorkflow from 'n8n-workflow';

/** Version of the n8n-core that workflows run in here. */
export const ENGINE_VERSION: string = version;

/**
 * What n8n's engine has learned since 2.0, read off the engine that is loaded: tests expect one thing of an engine that
 * knows it and another of one that does not.
 */
export const ENGINE_KNOWS = {
	/** Waiting executions have a token, which their address holds and n8n checks. */
	resumeTokens: 'resumeToken' in createRunExecutionData({}),
	/** A node can fail when it is resumed. Since 2.27. */
	resumeErrors: sourceOf('handleWaitingState').includes('resumeError'),
	/** Failed items with `details` leave by the error output. Since 2.35.2, and in 2.34.4. */
	errorDetails: sourceOf('handleNodeErrorOutput').includes("'details'"),
	/** Hooks are told that an execution was resumed. */
	resumeHooks: textOf(ExecutionLifecycleHooks).includes('workflowExecuteResume'),
	/** What a credential sends for itself stays within the domains that it allows. */
	allowedDomains: 'getCredentialOwnRequestAllowedDomains' in n8nWorkflow,
	/** Addresses within the network can be blocked. */
	egressPolicy: '@n8n/backend-network' in dependencies,
};

/** The code of a method, which need not be public. */
function sourceOf(method: string): string {
	const found: unknown = Reflect.get(WorkflowExecute.prototype, method);
	if (typeof found !== 'function') throw new Error(`The engine ${ENGINE_VERSION} has no ${method}`);
	return textOf(found);
}

function textOf(code: object): string {
	return Function.prototype.toString.call(code);
}
