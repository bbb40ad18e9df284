'use strict';

const unit = require('./unit.js');

// The folder comes from npm run test:oldest, which installs the engine.
const { SMARTTAG_ENGINE_FOLDER: folder } = process.env;
if (!folder) throw new Error('Start these tests with: npm run test:oldest');

/** The engine's packages that are ES modules alone, which jest does not load as they are. */
const ES_MODULES = 'p-retry|is-network-error';

/** What touches n8n's engine: tests, local engine and the built package all get its modules. */
const SUBJECTS = ['behavior', 'credentials', 'nodes', 'tools/engine', 'n8n/oldest'];

/** The engine tests in the oldest n8n. @type {import('jest').Config} */
module.exports = {
	...unit,
	testMatch: SUBJECTS.map((subject) => `<rootDir>/test/${subject}/**/*.test.ts`),
	// The S3 client of n8n 2.0 is another one, within n8n-core.
	testPathIgnorePatterns: ['/node_modules/', '/behavior/fileInS3'],
	moduleNameMapper: { '^(n8n-core|n8n-workflow|@n8n/(?:backend-common|di))(/.*)?$': `${folder}/node_modules/$1$2` },
	transform: {
		...unit.transform,
		[`/node_modules/(${ES_MODULES})/.+\\.js$`]: [
			'ts-jest',
			{ tsconfig: { allowJs: true, module: 'commonjs', target: 'es2022' }, diagnostics: false },
		],
	},
	// n8n-core 2.0 has a timer that keeps a process alive.
	forceExit: true,
	transformIgnorePatterns: [`/node_modules/(?!(${ES_MODULES})/)`],
};
