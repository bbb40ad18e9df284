'use strict';

const { rootDir, transform } = require('./unit.js');

/** One real n8n for all files; in Chromium and over its API, one file at a time. @type {import('jest').Config} */
module.exports = {
	rootDir,
	transform,
	testEnvironment: '<rootDir>/test/n8n/setup/environment.ts',
	roots: ['<rootDir>/test/n8n/editor'],
	globalSetup: '<rootDir>/test/n8n/setup/start.ts',
	globalTeardown: '<rootDir>/test/n8n/setup/stop.ts',
	testTimeout: 240_000,
	maxWorkers: 1,
	// A browser that crashed leaves connections which would keep the run from ending.
	forceExit: true,
};
