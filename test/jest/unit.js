'use strict';

const { availableParallelism } = require('node:os');

/** What `npm test` runs: everything that needs neither the real n8n nor much time. @type {import('jest').Config} */
module.exports = {
	rootDir: '../..',
	testEnvironment: 'node',
	runtime: '<rootDir>/test/jest/runtime.js',
	// Jest leaves one processor free, which is half of a machine with two; and the tests wait about as long as they compute.
	maxWorkers: Math.max(2, availableParallelism() - 1),
	roots: ['<rootDir>/test'],
	transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: 'tsconfig.check.json', diagnostics: false }] },
	testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/(n8n|stress|tools)/'],
	globalSetup: '<rootDir>/test/support/globalSetup.ts',
	setupFiles: ['reflect-metadata', '<rootDir>/local/engine/environment.ts'],
	testTimeout: 60_000,
};
