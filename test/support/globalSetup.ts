import '../../local/engine/environment';

/** Loading the environment creates one folder for n8n-core; test processes inherit its name, and it is removed at the end. */
export default function globalSetup(): void {}
