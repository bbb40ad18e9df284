import { buildScanConfig } from '@n8n/scan-community-package/scanner/scanner.mjs';
import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import { defineConfig } from 'eslint/config';
import regexp from 'eslint-plugin-regexp';
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

/**
 * Patterns that take more than linear time, so that no text of a stranger can stop n8n, and patterns that do not mean
 * what they say.
 */
const patternRules = {
	files: ['{nodes,credentials,local}/**/*.ts'],
	plugins: { regexp },
	rules: {
		'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
		'regexp/no-super-linear-move': ['error', { report: 'potential' }],
		...Object.fromEntries(
			[
				'no-contradiction-with-assertion',
				'no-control-character',
				'no-dupe-disjunctions',
				'no-empty-alternative',
				'no-invalid-regexp',
				'no-misleading-capturing-group',
				'no-misleading-unicode-character',
				'no-optional-assertion',
				'no-useless-assertions',
				'optimal-quantifier-concatenation',
			].map((rule) => [`regexp/${rule}`, 'error']),
		),
	},
};

export default defineConfig({ ignores: ['dist/', 'node_modules/', 'package-lock.json'] }, ...n8nRules, patternRules, {
	files: ['**/*.ts'],
	extends: [tseslint.configs.recommendedTypeChecked],
	languageOptions: { parserOptions: { project: './tsconfig.check.json' } },
	rules: {
		'@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
		'@typescript-eslint/no-non-null-assertion': 'error',
		'@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, varsIgnorePattern: '^_' }],
	},
});
