import '../../local/engine/environment';

/** Loading the environment here makes one folder for n8n-core; the test processes inherit its name, and it goes when this one ends. */
export default function globalSetup(): void {}
