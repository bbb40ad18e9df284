import { spawn } from 'node:child_process';

/** Where and with what a command runs. */
export interface CommandOptions {
	readonly cwd: string;
	readonly env?: NodeJS.ProcessEnv;
}

/** Runs a program to its end and returns what it printed to standard output. Fails with the end of what it printed. */
export async function runCommand(program: string, args: readonly string[], options: CommandOptions): Promise<string> {
	const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
	let output = '';
	let errors = '';
	child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
	child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
	const code = await new Promise<number | null>((resolve, reject) => {
		child.once('error', reject);
		child.once('close', resolve);
	});
	if (code === 0) return output;
	throw new Error(`${program} ${args.join(' ')} ended with ${code}:\n${`${output}${errors}`.slice(-2000)}`);
}
