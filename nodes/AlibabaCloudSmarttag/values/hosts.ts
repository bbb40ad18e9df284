/** Hosts that only the network of n8n reaches. */
const PRIVATE = /^(.+\.local|10\..*|192\.168\..*|172\.(1[6-9]|2\d|3[01])\..*|169\.254\..*|\[f[cd].*\])$/i;

const THIS_MACHINE = /^(localhost|127\..*|0\.0\.0\.0|\[::1?\])$/i;

/** Whether a host name is that of the machine itself. */
export function isThisMachine(hostname: string): boolean {
	return THIS_MACHINE.test(hostname);
}

/** Whether a host cannot be reached from outside: this machine, or an address of a private network. */
export function isPrivateHost(hostname: string): boolean {
	return isThisMachine(hostname) || PRIVATE.test(hostname);
}
