'use strict';

const unit = require('./unit.js');

/** The local service and the local engine, which the other tests rely on. @type {import('jest').Config} */
module.exports = { ...unit, roots: ['<rootDir>/test/tools'], testPathIgnorePatterns: ['/node_modules/'] };
