/** The n8n on which releases are tested, and its Node (n8n 2.41 requires 24 or newer). */
export const N8N_VERSION = '2.41.1';
export const NODE_VERSION = '24';

/** The oldest supported n8n, as in the README; its engine has the same number. */
export const OLDEST_N8N = '2.0.0';
