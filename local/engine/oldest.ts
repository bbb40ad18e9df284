/** The oldest n8n that the package works on; its engine has the same number. The README states it. */
export const OLDEST_N8N = '2.0.0';
