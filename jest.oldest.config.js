'use strict';

const base = require('./jest.config.js');

// The folder comes from npm run test:oldest, which installs the engine.
const { SMARTTAG_ENGINE_FOLDER: folder } = process.env;
if (!folder) throw new Error('Start these tests with: npm run test:oldest');

/** The engine's packages that are ES modules alone, which jest does not load as they are. */
const ES_MODULES = 'p-retry|is-network-error';

/**
 * What touches n8n's engine, in the oldest n8n: tests, local engine and the built package all get its modules.
 * Volume and generated cases are left out; they tell nothing about versions. @type {import('jest').Config}
 */
module.exports = {
	...base,
	roots: ['<rootDir>/test'],
	testMatch: ['engine', 'examples', 'credentials', 'listSearch', 'local', 'operations', 'oldest'].map(
		(subject) => `<rootDir>/test/${subject}/**/*.test.ts`,
	),
	testPathIgnorePatterns: ['/node_modules/', '[vV]olume'],
	moduleNameMapper: { '^(n8n-core|n8n-workflow|@n8n/backend-common)(/.*)?$': `${folder}/node_modules/$1$2` },
	transform: {
		...base.transform,
		[`/node_modules/(${ES_MODULES})/.+\\.js$`]: [
			'ts-jest',
			{ tsconfig: { allowJs: true, module: 'commonjs', target: 'es2022' }, diagnostics: false },
		],
	},
	// n8n-core 2.0 has a timer that keeps a process alive.
	forceExit: true,
	transformIgnorePatterns: [`/node_modules/(?!(${ES_MODULES})/)`],
};
