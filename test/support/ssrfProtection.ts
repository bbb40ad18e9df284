/** n8n reads its egress policy from the environment when it is loaded. Import this module before the workbench. */
process.env.N8N_SSRF_PROTECTION_ENABLED = 'true';
