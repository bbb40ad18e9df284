/**
 * What the nodes do, apart from what they show: loaded when a node first runs, so that n8n starts without it. The build
 * makes one file of it, and the nodes get at it by `import()` alone.
 */
export { lists, optionLists } from './listSearch';
export { runOperation } from './operations';
export { checkTriggerSettings } from './operations/callbackAuthentication';
export { startWhenJobEnded } from './operations/jobEndedTrigger';
export { resumeByCallback } from './operations/resumeByCallback';
