import { randomUUID } from 'node:crypto';
import type { Template } from '../catalog/templates';
import { type JsonObject, wholeSeconds } from '../values';

/** The fields of a template that can be changed. */
export interface TemplateChange {
	name?: string;
	config?: JsonObject;
}

/** The custom templates of one account. A job keeps the template as it was when the job was created. */
export class TemplateStore {
	private readonly byId: Map<string, Template>;
	private defaultId: string | undefined;

	/** @param catalog oldest first; the newest is the default */
	constructor(catalog: readonly Template[]) {
		this.byId = new Map(catalog.map((template) => [template.templateId, template]));
		this.defaultId = catalog.at(-1)?.templateId;
	}

	newestFirst(): Template[] {
		return [...this.byId.values()].reverse();
	}

	find(templateId: string): Template | undefined {
		return this.byId.get(templateId);
	}

	/** Undefined when there is no template, or when the default one was deleted. */
	default(): Template | undefined {
		return this.defaultId === undefined ? undefined : this.byId.get(this.defaultId);
	}

	isDefault({ templateId }: Template): boolean {
		return templateId === this.defaultId;
	}

	/** Creates a template at `now` (ms); it is not the default one. */
	create(name: string, config: JsonObject, now: number): Template {
		const templateId = randomUUID().replaceAll('-', '');
		const createdAt = wholeSeconds(now);
		return this.put({ templateId, name, config, createdAt, modifiedAt: createdAt });
	}

	/** Replaces the fields of the change, the configuration as a whole. Undefined when there is no such template. */
	update(templateId: string, change: TemplateChange, now: number): Template | undefined {
		const template = this.byId.get(templateId);
		return template && this.put({ ...template, ...change, modifiedAt: wholeSeconds(now) });
	}

	/** False when there is no such template. */
	delete(templateId: string): boolean {
		return this.byId.delete(templateId);
	}

	/** False when there is no such template. */
	setDefault(templateId: string): boolean {
		if (!this.byId.has(templateId)) return false;
		this.defaultId = templateId;
		return true;
	}

	private put(template: Template): Template {
		this.byId.set(template.templateId, template);
		return template;
	}
}
