'use strict';

/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: 'node',
	roots: ['<rootDir>/test'],
	transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: 'tsconfig.check.json', diagnostics: false }] },
	testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/(e2e|faults|fuzz|oldest|queue)/'],
	globalSetup: '<rootDir>/test/globalSetup.ts',
	setupFiles: ['reflect-metadata', '<rootDir>/local/engine/environment.ts'],
	testTimeout: 60_000,
};
