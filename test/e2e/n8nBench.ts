import type { INodeParameters } from 'n8n-workflow';

import { installN8n } from '../../local/n8n/install';
import { N8nInstance } from '../../local/n8n/instance';
import { localCredential, seedExamples, type StoredExample } from '../../local/n8n/seed';
import { type LocalService, startLocalService } from '../../local/service';

/** The real n8n with the packed package, its examples, and the local service, for the tests of one file. */
export class N8nBench {
	private constructor(
		readonly instance: N8nInstance,
		readonly service: LocalService,
		private readonly examples: readonly StoredExample[],
	) {}

	/** Installs n8n when it is not there yet, which takes some minutes. */
	static async open(): Promise<N8nBench> {
		const n8n = await installN8n();
		const service = await startLocalService({ submittedMs: 500, processingMs: 1500 });
		try {
			const instance = await N8nInstance.start(n8n);
			return new N8nBench(instance, service, await seedExamples(instance.rest, service.url));
		} catch (error) {
			await service.close();
			throw error;
		}
	}

	/** The example of this file name as n8n stored it. */
	example(file: string): StoredExample {
		const found = this.examples.find((example) => example.file === file);
		if (!found) throw new Error(`There is no example ${file}.`);
		return found;
	}

	/** Stores trigger → Submit with these parameters, and returns the workflow's ID. */
	async storeSubmit(parameters: INodeParameters, accessKeySecret?: string): Promise<string> {
		const { rest } = this.instance;
		const data = { ...localCredential(this.service.url), ...(accessKeySecret && { accessKeySecret }) };
		const id = await rest.createCredential('Of one workflow', 'alibabaCloudImsApi', data);
		const node = { typeVersion: 1, parameters: {} };
		const start = 'Start';
		const stored = await rest.createWorkflow({
			name: 'Submit',
			nodes: [
				{ ...node, id: 'start', name: start, type: 'n8n-nodes-base.manualTrigger', position: [0, 0] },
				{
					...node,
					id: 'submit',
					name: 'Submit',
					type: 'n8n-nodes-alibaba-cloud-smarttag.alibabaCloudSmarttag',
					position: [220, 0],
					parameters,
					credentials: { alibabaCloudImsApi: { id, name: 'Of one workflow' } },
				},
			],
			connections: { [start]: { main: [[{ node: 'Submit', type: 'main', index: 0 }]] } },
		});
		return stored.id;
	}

	async close(): Promise<void> {
		await Promise.all([this.instance.close(), this.service.close()]);
	}
}
