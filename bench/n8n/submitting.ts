/** Who submits in n8n itself, and the name in the results. */
export const SUBMITTING = {
	ours: 'this node',
	httpRequestNode: "n8n's HTTP Request node, same credential",
} as const;

export type Submitting = keyof typeof SUBMITTING;
