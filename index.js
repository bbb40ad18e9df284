'use strict';

// n8n finds the classes through the "n8n" section of package.json. Code that requires the package gets the same ones by
// their names, which are those of the files; a file is read when its class is first used.
const { basename } = require('node:path');
const { n8n } = require('./package.json');

for (const file of [...n8n.nodes, ...n8n.credentials]) {
	const [name] = basename(file).split('.');
	Object.defineProperty(exports, name, { enumerable: true, get: () => require(`./${file}`)[name] });
}
