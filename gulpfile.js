'use strict';

const { rm } = require('node:fs/promises');
const { dest, parallel, src } = require('gulp');

/** Empties dist, so that a file removed from the sources does not stay in the package. */
function clean() {
	return rm('dist', { recursive: true, force: true });
}

/** The icons that nodes and credentials point to. */
function icons() {
	return src('icons/*.svg', { encoding: false }).pipe(dest('dist/icons'));
}

/** Codex files (search words, categories) and output schemas, beside the compiled nodes. */
function nodeData() {
	return src('nodes/**/*.json').pipe(dest('dist/nodes'));
}

exports.clean = clean;
exports.assets = parallel(icons, nodeData);
