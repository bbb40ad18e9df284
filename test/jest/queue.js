'use strict';

const unit = require('./unit.js');

/** n8n in queue mode, whose processes are killed. @type {import('jest').Config} */
module.exports = {
	...unit,
	roots: ['<rootDir>/test/n8n/queue'],
	testPathIgnorePatterns: ['/node_modules/'],
	testTimeout: 600_000,
	maxWorkers: 1,
};
