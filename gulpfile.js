'use strict';

const { rm } = require('node:fs/promises');
const { join, resolve } = require('node:path');
const { Transform } = require('node:stream');
const { build } = require('esbuild');
const { dest, parallel, src } = require('gulp');

/** What n8n loads when it starts. */
const ENTRIES = {
	'nodes/AlibabaCloudSmarttag': ['AlibabaCloudSmarttag.node.ts', 'AlibabaCloudSmarttagTrigger.node.ts'],
	credentials: ['AlibabaCloudImsApi.credentials.ts'],
};

/** What happens at run time, in each of these folders: a file of its own, which is loaded when it is needed. */
const RUN_TIME = 'runTime';

/** Empties dist, so that a file removed from the sources does not stay in the package. */
function clean() {
	return rm('dist', { recursive: true, force: true });
}

/**
 * Bundles the sources, so that n8n reads three files when it starts, and none that only a run needs. There the names of
 * the code stay, since n8n knows classes by theirs.
 */
async function code() {
	for (const [folder, entries] of Object.entries(ENTRIES)) {
		await bundle(folder, entries, { minifyIdentifiers: false });
		await bundle(folder, [`${RUN_TIME}.ts`], { minifyIdentifiers: true });
	}
}

async function bundle(folder, files, options) {
	await build({
		entryPoints: files.map((file) => join(folder, file)),
		outdir: join('dist', folder),
		bundle: true,
		external: ['n8n-workflow'],
		format: 'cjs',
		platform: 'node',
		target: 'node20.19',
		// import() becomes a require() that waits until it is reached.
		supported: { 'dynamic-import': false },
		charset: 'utf8',
		legalComments: 'none',
		minifySyntax: true,
		minifyWhitespace: true,
		plugins: [runTimeApart(folder)],
		...options,
	});
}

/** Leaves what happens at run time out of every bundle but its own. */
function runTimeApart(folder) {
	return {
		name: 'run time apart',
		setup({ onResolve }) {
			onResolve({ filter: new RegExp(`/${RUN_TIME}$`) }, ({ path, resolveDir }) => {
				const isOwn = resolve(resolveDir, path) === resolve(folder, RUN_TIME);
				return { path: isOwn ? `./${RUN_TIME}.js` : `../../credentials/${RUN_TIME}.js`, external: true };
			});
		},
	};
}

/** The icons that nodes and credentials point to. */
function icons() {
	return src('icons/*.svg', { encoding: false }).pipe(dest('dist/icons'));
}

/** Codex files (search words, categories) and output schemas, beside the compiled nodes. */
function nodeData() {
	return src('nodes/**/*.json').pipe(withoutBlanks()).pipe(dest('dist/nodes'));
}

function withoutBlanks() {
	return new Transform({
		objectMode: true,
		transform(file, _encoding, done) {
			file.contents = Buffer.from(JSON.stringify(JSON.parse(file.contents)));
			done(null, file);
		},
	});
}

exports.clean = clean;
exports.build = parallel(code, icons, nodeData);
