/** Ways to send the same request, and their names in the results. */
export const CALLERS = {
	helper: '`httpRequestWithAuthentication`, as nodes call it',
	redirects: 'the same, with redirects followed (the default of the helper)',
	handedOver: 'the same, without redirects, with the credential handed over',
	keepAlive: 'the same, with `agentOptions: { keepAlive: true }` besides',
	newConnections: '`node:http` and our signer, a connection for each request',
	keptConnections: '`node:http` and our signer, connections kept',
} as const;

export type Caller = keyof typeof CALLERS;
