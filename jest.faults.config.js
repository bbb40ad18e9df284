'use strict';

const base = require('./jest.config.js');

/** Random parameters through the node: longer than unit tests, run by npm run test:faults. @type {import('jest').Config} */
module.exports = {
	...base,
	roots: ['<rootDir>/test/fuzz'],
	testPathIgnorePatterns: ['/node_modules/'],
	testTimeout: 600_000,
};
