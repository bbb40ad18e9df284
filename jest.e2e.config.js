'use strict';

const base = require('./jest.config.js');

/** One real n8n for all files; in Chromium and over its API, one file at a time. @type {import('jest').Config} */
module.exports = {
	transform: base.transform,
	testEnvironment: '<rootDir>/test/e2e/setup/environment.ts',
	roots: ['<rootDir>/test/e2e'],
	globalSetup: '<rootDir>/test/e2e/setup/start.ts',
	globalTeardown: '<rootDir>/test/e2e/setup/stop.ts',
	testTimeout: 240_000,
	maxWorkers: 1,
	// A browser that crashed leaves connections which would keep the run from ending.
	forceExit: true,
};
