/** Who submits, and the name in the results. */
export const RIVALS = {
	ours: 'this node',
	floor: 'bare `httpRequestWithAuthentication`, ten at a time (the floor)',
	httpRequestNode: "n8n's HTTP Request node, same credential",
	sequential: 'bare `httpRequestWithAuthentication`, one by one',
	rawFetch: 'outside n8n: `fetch` and our signer, ten at a time',
	popCore: 'outside n8n: @alicloud/pop-core, ten at a time',
	openapiClient: 'outside n8n: @alicloud/openapi-client, ten at a time',
} as const;

export type Rival = keyof typeof RIVALS;

/** How many requests are in flight at a time, unless a rival has a way of its own. */
export const IN_FLIGHT = 10;
