'use strict';

const vm = require('node:vm');

const { default: Runtime } = require('jest-runtime');

/**
 * Jest's runtime, which reads and compiles a file once in a process instead of once for each test file: the 1,700 files
 * of n8n-core are what most tests wait for. Nothing else is shared: every test file evaluates its modules in its own
 * context, as in jest, and so has its own classes, mocks and state.
 *
 * `transformFile` and `createScriptFromCode` are no documented parts of jest. Without them all tests pass as well, but
 * slower; jestRuntime.test.ts fails then.
 */
module.exports = class SharedScripts extends Runtime {
	/** Code of the packages, which do not change during a run, as jest passes it on. */
	transformFile(filename, options) {
		if (!filename.includes('/node_modules/')) return super.transformFile(filename, options);
		const code = packages.get(filename) ?? super.transformFile(filename, options);
		packages.set(filename, code);
		return code;
	}

	createScriptFromCode(code, filename) {
		const known = scripts.get(filename);
		if (known?.code === code) return known.script;
		// A script with import() belongs to the runtime that resolves it; a test file is not compiled a second time.
		if (/\bimport\s*\(/.test(code) || filename.endsWith('.test.ts')) return super.createScriptFromCode(code, filename);
		const script = this.compile(code, filename);
		scripts.set(filename, { code, script });
		return script;
	}

	compile(code, filename) {
		try {
			return new vm.Script(this.wrapCodeInModuleWrapper(code), { filename });
		} catch {
			// Jest explains why a file cannot be compiled.
			return super.createScriptFromCode(code, filename);
		}
	}
};

/** By file name. @type {Map<string, string>} */
const packages = new Map();

/** By file name. @type {Map<string, { code: string, script: vm.Script }>} */
const scripts = new Map();
