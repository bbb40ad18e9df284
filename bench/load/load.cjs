'use strict';

/**
 * Loads files in a process that has n8n-core already, as n8n has when it comes to community nodes, and prints what that
 * took: `load.cjs <folder of n8n> <file>...`. Classes are made, since n8n makes one of each when it starts.
 */
const { createRequire } = require('node:module');
const { join, delimiter } = require('node:path');

const [n8nFolder, ...files] = process.argv.slice(2);
const own = createRequire(join(n8nFolder, 'package.json'));
own('reflect-metadata');
own('n8n-core');
own('n8n-workflow');

// n8n lets community nodes find n8n-workflow in its own modules in this way.
process.env.NODE_PATH = [join(n8nFolder, 'node_modules'), process.env.NODE_PATH].filter(Boolean).join(delimiter);
require('node:module').Module._initPaths();

const modules = require('node:module').Module._cache;
const before = Object.keys(modules).length;
global.gc();
const heap = process.memoryUsage().heapUsed;
const began = performance.now();
// What is made is kept until the heap has been measured.
const made = files.map((file) => {
	const exported = createRequire(file)(file);
	if (typeof exported === 'function') return exported;
	return Object.values(exported).map((Type) => new Type());
});
const ms = performance.now() - began;
global.gc();
const bytes = process.memoryUsage().heapUsed - heap;
console.log(JSON.stringify({ ms, bytes, files: Object.keys(modules).length - before, made: made.length }));
process.exit();
