import { buildScanConfig } from '@n8n/scan-community-package/scanner/scanner.mjs';
import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** The files that n8n's scanner reads; tests of credentials and nodes are none of them. */
const packageFiles = ['{nodes,credentials}/**/*.{ts,json}', 'package.json'];

/** What n8n's scanner asks of a package, with the newest version of n8n's own rules. */
const n8nRules = (await buildScanConfig()).map((config) => ({
	...config,
	files: (config.files ?? ['**']).flatMap((pattern) => packageFiles.map((packageFile) => [pattern, packageFile])),
	...(config.plugins?.['@n8n/community-nodes'] && {
		plugins: { ...config.plugins, '@n8n/community-nodes': n8nCommunityNodesPlugin },
	}),
}));

export default defineConfig({ ignores: ['dist/', 'node_modules/', 'package-lock.json'] }, ...n8nRules, {
	files: ['**/*.ts'],
	extends: [tseslint.configs.recommendedTypeChecked],
	languageOptions: { parserOptions: { project: './tsconfig.check.json' } },
	rules: {
		'@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
		'@typescript-eslint/no-non-null-assertion': 'error',
		'@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, varsIgnorePattern: '^_' }],
	},
});
