/**
 * What the nodes do, apart from what they show: loaded when a node first runs, so that n8n starts without it. The build
 * makes one file of it, and the nodes get at it by `import()` alone.
 */
export { lists, optionLists } from './pickers';
export { runOperation } from './operations';
export { checkTriggerSettings } from './trigger/authentication';
export { startWhenJobEnded } from './trigger/jobEnded';
export { resumeByCallback } from './job/wait/resume';
