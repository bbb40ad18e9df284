/** The n8n that releases are proven on, and the Node that it needs (n8n 2.41 asks for 24 or newer). */
export const N8N_VERSION = '2.41.1';
export const NODE_VERSION = '24';

/** The oldest n8n that the package works on; its engine has the same number. The README states it. */
export const OLDEST_N8N = '2.0.0';
