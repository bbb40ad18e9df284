import type { ExecutionError } from 'n8n-workflow';

/** An error as n8n stores it: a plain object with the error's own fields, its message and its stack. */
export function storedError(error: unknown): ExecutionError {
	const { message, stack } = error instanceof Error ? error : { message: String(error), stack: undefined };
	return { ...(error as ExecutionError), message, stack };
}
