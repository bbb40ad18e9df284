// Whether a tag may be released: prints what is wrong, a line each, and exits with 1 if there is anything.
// node .ci/releaseChecks.mjs <tag> [folder]
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const [tag = '', folder = '.'] = process.argv.slice(2);
const { name, version, author, repository, homepage, bugs } = JSON.parse(
	readFileSync(join(folder, 'package.json'), 'utf8'),
);
const { version: locked } = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8'));
const changelog = readFileSync(join(folder, 'CHANGELOG.md'), 'utf8');
const address = new URL(repository.url.replace(/^git\+/, ''));
const [, owner] = address.pathname.split('/');

const problems = [
	tag !== `v${version}` && `The tag ${tag} is not v${version}, the version in package.json.`,
	locked !== version && `package-lock.json has version ${locked}, package.json ${version}.`,
	!changelog.split('\n').some((line) => line.startsWith(`## [${version}] - 20`)) &&
		`CHANGELOG.md has no part "## [${version}] - date".`,
	/\.example$/.test(author.email) && `The e-mail in package.json is a placeholder: ${author.email}.`,
	owner === name && `The repository in package.json is a placeholder: ${address.href}.`,
	[homepage, bugs.url].some((url) => new URL(url).pathname.split('/')[1] !== owner) &&
		'homepage and bugs in package.json are not those of the repository.',
].filter(Boolean);
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
