import type { IExecuteFunctions } from 'n8n-workflow';

import { FieldReader, isJsonObject, type JsonObject } from '../values/fieldReader';
import { readItemField } from './parameters';
import { operationError } from './nodeErrors';

/** The number of results that n8n's nodes return unless set otherwise. */
const DEFAULT_LIMIT = 50;

/** The fields of one item, and what is wrong with them. */
export class ItemFields {
	readonly checks = new FieldReader();

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly item: number,
	) {}

	/**
	 * The value of a field, as n8n returns it.
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
		return this.checks.requiredToken(field, readItemField(this.context, name, field, this.item, true)) ?? '';
	}

	/** How many results are wanted, by Return All and Limit; infinitely many for all of them. */
	limit(): number {
		if (this.checks.flag('Return All', this.value('returnAll', 'Return All'))) return Number.POSITIVE_INFINITY;
		return this.checks.wholeNumber('Limit', this.value('limit', 'Limit'), 1) ?? DEFAULT_LIMIT;
	}

	/**
	 * A text that has to be there. Empty when a problem was found.
	 *
	 * @param whereFrom where the user finds it, as a sentence without its full stop
	 */
	requiredText(name: string, field: string, whereFrom: string): string {
		return this.checks.requiredToken(field, this.value(name, field), whereFrom) ?? '';
	}

	/** The order of a list, by Sort: `desc` is the newest first, as it is unless set. */
	order(): 'asc' | 'desc' {
		const order = this.checks.token('Sort', this.value('sort', 'Sort'));
		this.checks.oneOf('Sort', order, ['asc', 'desc']);
		return order === 'asc' ? 'asc' : 'desc';
	}

	/** Whether Simplify is on, as it is unless switched off. */
	simplify(): boolean {
		return this.checks.flag('Simplify', this.value('simplify', 'Simplify')) ?? true;
	}

	/**
	 * Returns what was read of the fields.
	 *
	 * @throws NodeOperationError that names every problem, each with the name of its field
	 */
	checked<T>(read: T): T {
		const { problems } = this.checks;
		if (problems.length === 0) return read;
		throw operationError(this.context.getNode(), problems.join(' '), { itemIndex: this.item });
	}
}
