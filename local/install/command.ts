import { spawn } from 'node:child_process';

/** Folder and environment of a command. */
export interface CommandOptions {
	readonly cwd: string;
	readonly env?: NodeJS.ProcessEnv;
}

/** Runs a program until it exits and returns its standard output. Fails with the end of its output. */
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
	throw new Error(`${program} ${args.join(' ')} exited with ${code}:\n${`${output}${errors}`.slice(-2000)}`);
}
