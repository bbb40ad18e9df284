// Runs n8n's package scanner over the sources and over the built package, as n8n does before it verifies a node.
// Usage: node .ci/scan.mjs, after a build. Exits 1 on an error or a warning.
import { ESLint } from 'eslint';
import { analyzePackage, buildScanConfig, SOURCE_FILE_PATTERNS } from '@n8n/scan-community-package/scanner/scanner.mjs';

const packageDirectory = new URL('..', import.meta.url).pathname;
const legs = [
	['source', SOURCE_FILE_PATTERNS],
	['dist', ['dist/**/*.js', 'package.json']],
];

for (const [name, patterns] of legs) {
	const verdict = await analyzePackage(packageDirectory, patterns);
	const { files, warnings } = await countWarnings(patterns);
	console.log(`scan ${name}: ${files} files, ${verdict.passed ? 'passed' : 'failed'}, ${warnings.length} warnings`);
	if (!verdict.passed) console.log(verdict.details ?? verdict.message);
	for (const warning of warnings) console.log(warning);
	if (!verdict.passed || warnings.length > 0 || files === 0) process.exitCode = 1;
}

/** The scanner's verdict looks at errors alone; its rules have warnings too. */
async function countWarnings(patterns) {
	const eslint = new ESLint({
		cwd: packageDirectory,
		allowInlineConfig: false,
		overrideConfigFile: true,
		overrideConfig: await buildScanConfig(),
	});
	const results = await eslint.lintFiles(patterns);
	return {
		files: results.length,
		warnings: results.flatMap(({ filePath, messages }) =>
			messages.map(({ line, ruleId, message }) => `${filePath}:${line} ${ruleId ?? ''} ${message}`),
		),
	};
}
