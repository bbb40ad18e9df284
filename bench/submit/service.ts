/** Answers every request after 10 to 30 ms as SubmitSmarttagJob does; a process of its own, so that its CPU time is not counted. */
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';

const server = createServer((request, response) => {
	request.resume();
	const wait = 10 + Math.random() * 20;
	setTimeout(() => {
		response.setHeader('content-type', 'application/json');
		response.end(JSON.stringify({ JobId: randomBytes(16).toString('hex'), RequestId: 'BENCH' }));
	}, wait);
});

server.listen(0, '127.0.0.1', () => process.send?.(server.address()));
process.once('disconnect', () => process.exit());
