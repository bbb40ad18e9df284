'use strict';

const unit = require('./unit.js');

/** Faults, random input and large numbers: longer than the other tests. @type {import('jest').Config} */
module.exports = {
	...unit,
	roots: ['<rootDir>/test/stress'],
	testPathIgnorePatterns: ['/node_modules/'],
	testTimeout: 600_000,
	// Connections that a fault leaves open, and that keep a process alive for minutes.
	forceExit: true,
};
