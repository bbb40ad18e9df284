'use strict';

const base = require('./jest.config.js');

/** Faults and random input: longer than the other tests, run by npm run test:faults. @type {import('jest').Config} */
module.exports = {
	...base,
	roots: ['<rootDir>/test/faults', '<rootDir>/test/fuzz'],
	testPathIgnorePatterns: ['/node_modules/'],
	testTimeout: 600_000,
};
