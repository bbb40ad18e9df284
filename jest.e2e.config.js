'use strict';

const base = require('./jest.config.js');

/** The real n8n, in Chromium and over its API, one file at a time. @type {import('jest').Config} */
module.exports = {
	...base,
	roots: ['<rootDir>/test/e2e'],
	testPathIgnorePatterns: ['/node_modules/'],
	testTimeout: 600_000,
	maxWorkers: 1,
};
