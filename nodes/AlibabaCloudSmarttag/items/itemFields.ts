import type { IExecuteFunctions } from 'n8n-workflow';

import { FieldReader, isJsonObject, type JsonObject } from '../values/fieldReader';
import { readItemField } from './itemField';
import { operationError } from './nodeErrors';

/** The fields of one item, and what is wrong with them. */
export class ItemFields {
	readonly checks = new FieldReader();

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly item: number,
	) {}

	/**
	 * The value of a field, as it was given.
	 *
	 * @param field its name in the panel
	 */
	value(name: string, field: string): unknown {
		return readItemField(this.context, name, field, this.item);
	}

	/** The fields of a collection; those that the user has not added are not there. */
	collection(name: string, field: string): JsonObject {
		const content = this.value(name, field);
		return isJsonObject(content) ? content : {};
	}

	/** The ID in a resource locator; it has to be there. Empty when a problem was found. */
	requiredId(name: string, field: string): string {
		const before = this.checks.problems.length;
		const id = this.checks.token(field, readItemField(this.context, name, field, this.item, true));
		if (id === undefined && this.checks.problems.length === before) this.checks.problem(field, 'nothing was given');
		return id ?? '';
	}

	/** Whether Simplify is on, as it is unless switched off. */
	simplify(): boolean {
		return this.checks.flag('Simplify', this.value('simplify', 'Simplify')) ?? true;
	}

	/**
	 * Hands on what was read of the fields.
	 *
	 * @throws NodeOperationError that tells every problem, each with the name of its field
	 */
	checked<T>(read: T): T {
		const { problems } = this.checks;
		if (problems.length === 0) return read;
		throw operationError(this.context.getNode(), problems.join(' '), { itemIndex: this.item });
	}
}
