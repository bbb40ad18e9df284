import { installN8n } from '../../local/n8n/install';
import { N8nInstance } from '../../local/n8n/instance';
import { seedExamples, type StoredExample } from '../../local/n8n/seed';
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

	async close(): Promise<void> {
		await Promise.all([this.instance.close(), this.service.close()]);
	}
}
