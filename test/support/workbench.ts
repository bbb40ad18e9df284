import type {
	IBinaryKeyData,
	ICredentialDataDecryptedObject,
	IDataObject,
	INodeExecutionData,
	INodeParameters,
	NodeError,
	OnError,
} from 'n8n-workflow';

import { localCredential } from '../../local/credential';
import { baseNodes } from '../../local/engine/baseNodes';
import { type LoadedPackage, loadPackage } from '../../local/engine/installation';
import { type EngineRun, runWorkflow, type WorkflowFile } from '../../local/engine/runWorkflow';
import { ROOT } from '../../local/root';
import { type LocalService, type LocalServiceOptions, startLocalService } from '../../local/service';
import { submit as submitSigned } from './signedClient';
import { waitFor } from './waitFor';
import { credentialUse, linkTo, makeNode, NODE_TYPE } from './workflowParts';

const TRIGGER = 'Videos';
const SUBMIT = 'Submit Smarttag Job';
const AFTER_SUCCESS = 'After Success';
const AFTER_ERROR = 'After Error';

/** Names of the nodes that a test looks at. */
export const NODES = {
	trigger: TRIGGER,
	submit: SUBMIT,
	afterSuccess: AFTER_SUCCESS,
	afterError: AFTER_ERROR,
} as const;

/** How one run of Submit differs from the default: one OSS object, V3, "Stop Workflow". */
export interface SubmitRun {
	readonly parameters?: INodeParameters;
	/** The items that go in; one empty item by default. */
	readonly items?: readonly IDataObject[];
	/** The binary data of each item. */
	readonly files?: ReadonlyArray<IBinaryKeyData | undefined>;
	readonly onError?: OnError;
	/** "Retry On Fail" of the node's settings, with this many tries. */
	readonly maxTries?: number;
	/** "Execute Once" of the node's settings. */
	readonly executeOnce?: boolean;
	readonly credential?: ICredentialDataDecryptedObject;
	readonly signal?: AbortSignal;
	/** Engine 2.0 of n8n, as far as a node can see it: the setting of the workflow, and the form of the execution's ID. */
	readonly engine2?: { readonly setting: boolean; readonly id: boolean };
}

/** The outcome of a run of Submit. */
export interface SubmitResult {
	readonly execution: EngineRun;
	/** JSON of the items at the first output. */
	readonly output: IDataObject[];
	/** JSON of the items at the error output. */
	readonly errorOutput: IDataObject[];
	/** The error that ended the workflow; fails when there is none. */
	error(): NodeError;
	/** JobIds that are reported to the user in any way: items, error texts, error data. */
	reportedJobIds(): string[];
	/** The value of `$('Videos').item` in a node behind each output, to prove the pairing. */
	readonly pairedSources: { readonly success: unknown[]; readonly error: unknown[] };
}

/** The built package and a local service, for the tests of one file. */
export class Workbench {
	private constructor(
		readonly packageUnderTest: LoadedPackage,
		readonly service: LocalService,
	) {}

	static async open(options?: LocalServiceOptions): Promise<Workbench> {
		return new Workbench(await loadPackage(ROOT), await startLocalService(options));
	}

	async close(): Promise<void> {
		await this.service.close();
	}

	/** A credential for the local service. */
	credential(overrides: ICredentialDataDecryptedObject = {}): ICredentialDataDecryptedObject {
		return { ...localCredential(this.service.url), ...overrides };
	}

	/** Runs items → Submit → a node behind each output. */
	async submit(run: SubmitRun = {}): Promise<SubmitResult> {
		const execution = await runWorkflow(workflowOf(run), {
			packageUnderTest: this.packageUnderTest,
			otherNodes: baseNodes,
			credentials: { ims: run.credential ?? this.credential() },
			pinData: { [TRIGGER]: inputItems(run) },
			startNode: TRIGGER,
			signal: run.signal,
			executionId: run.engine2?.id ? '019ac4b2-1c2d-7e3f-8a4b-5c6d7e8f9a0b' : undefined,
		});
		return resultOf(execution);
	}

	/** Submits jobs with these wire parameters, and returns their JobIds when all of them have ended. */
	async endedJobs(...parameters: Array<Record<string, string>>): Promise<string[]> {
		const jobIds = await this.newJobs(...parameters);
		await waitFor(() => jobIds.every((jobId) => this.service.job(jobId)?.finishedAt !== undefined) || undefined);
		return jobIds;
	}

	/** Submits jobs with these wire parameters, and returns their JobIds. */
	async newJobs(...parameters: Array<Record<string, string>>): Promise<string[]> {
		const answers = parameters.map(async (sent) => await submitSigned(this.service, sent));
		return (await Promise.all(answers)).map(({ json }) => String(json.JobId));
	}

	/** The wire parameters of the jobs that the service has made. */
	wire(): Array<Record<string, string>> {
		return this.service.jobs().map(({ parameters }) => parameters);
	}
}

/** The items that go in, with their files. */
export function inputItems({ items, files = [] }: SubmitRun): INodeExecutionData[] {
	return (items ?? (files.length > 0 ? files.map(() => ({})) : [{}])).map((json, index) => ({
		json,
		...(files[index] && { binary: files[index] }),
	}));
}

/** What a test looks at of an execution of `workflowOf`. */
export function resultOf(execution: EngineRun): SubmitResult {
	const ran = (name: string) => execution.run.data.resultData.runData[name] !== undefined;
	const output = ran(SUBMIT) ? execution.json(SUBMIT) : [];
	const errorOutput = ran(SUBMIT) ? execution.json(SUBMIT, 1) : [];
	const sources = (name: string) => (ran(name) ? execution.json(name).map(({ source }) => source) : []);
	return {
		execution,
		output,
		errorOutput,
		error: () => {
			const { error } = execution.run.data.resultData;
			if (!error) throw new Error(`The workflow ended without an error: ${JSON.stringify(output)}`);
			return error as NodeError;
		},
		reportedJobIds: () => {
			const shown = JSON.stringify([output, errorOutput, errorFacts(execution)]);
			return [...new Set(shown.match(/\b[\da-f]{32}\b/g) ?? [])];
		},
		pairedSources: { success: sources(AFTER_SUCCESS), error: sources(AFTER_ERROR) },
	};
}

/** Everything that n8n stores of an execution, as text. */
export function storedText(execution: EngineRun): string {
	const seen = new WeakSet<object>();
	const withErrors = (_key: string, value: unknown): unknown => {
		if (typeof value !== 'object' || value === null) return value;
		if (seen.has(value)) return '[seen]';
		seen.add(value);
		if (!(value instanceof Error)) return value;
		const hidden = { message: value.message, stack: value.stack, cause: value.cause };
		return { ...hidden, ...value };
	};
	return JSON.stringify(execution.run, withErrors);
}

function errorFacts({ run }: EngineRun): unknown {
	const { error } = run.data.resultData;
	return error && [error.message, error.description, error.context];
}

/** Items → the node under test → a node behind each output. */
export function workflowOf({
	parameters,
	onError,
	maxTries,
	executeOnce,
	credential,
	engine2,
}: SubmitRun): WorkflowFile {
	const { authentication, credentials } = credentialUse(credential);
	const source = { mode: 'raw', jsonOutput: `={{ { source: $('${TRIGGER}').item.json.source } }}` };
	return {
		name: 'Engine test',
		...(engine2?.setting && { settings: { engineType: 'v2' } }),
		nodes: [
			makeNode(TRIGGER, 'n8n-nodes-base.manualTrigger'),
			makeNode(SUBMIT, NODE_TYPE, {
				// The check of the template has tests of its own; here it would be one request more.
				parameters: {
					authentication,
					ossUrl: 'oss://bucket/video.mp4',
					...parameters,
					options: { checkTemplate: false, ...(parameters?.options as INodeParameters | undefined) },
				},
				credentials,
				onError,
				executeOnce,
				...(maxTries && { retryOnFail: true, maxTries, waitBetweenTries: 1 }),
			}),
			makeNode(AFTER_SUCCESS, 'n8n-nodes-base.set', { parameters: source }),
			makeNode(AFTER_ERROR, 'n8n-nodes-base.set', { parameters: source }),
		],
		connections: {
			[TRIGGER]: { main: [linkTo(SUBMIT)] },
			[SUBMIT]: { main: [linkTo(AFTER_SUCCESS), linkTo(AFTER_ERROR)] },
		},
	};
}

/** A resource locator's value, as the panel stores it. */
export function byId(value: string): INodeParameters {
	return { __rl: true, mode: 'id', value };
}
