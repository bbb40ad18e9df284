'use strict';

const { spawn } = require('node:child_process');
const { rm } = require('node:fs/promises');
const { dest, parallel, src } = require('gulp');

/** Empties dist, so that a file removed from the sources does not stay in the package. */
function clean() {
	return rm('dist', { recursive: true, force: true });
}

/** Compiles each source file to one file of dist, with comments and a source map. */
function compile() {
	return spawn(process.execPath, [require.resolve('typescript/bin/tsc')], { stdio: 'inherit' });
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
exports.build = parallel(compile, icons, nodeData);
