import type { INodeParameters } from 'n8n-workflow';

import type { NodesByType } from '../../local/engine/installation';
import { installedNode } from '../installedNode';
import { suspendingWait } from './suspendingWait';
import { SPEED } from './ways';

/** The node that a loop waits with. */
export interface WaitNode {
	readonly type: string;
	readonly parameters: INodeParameters;
	readonly otherNodes: NodesByType;
}

const WAIT = 'n8n-nodes-base.wait';
const LONG_WAIT = 'bench.wait';

/** How long the suspending wait takes here. */
export const LONG_WAIT_MS = 120_000 / SPEED;

/** n8n's own for half a minute, since it holds that in life and here; the other one for two minutes. */
export const waitNodes: Readonly<Record<'loop' | 'longLoop', () => WaitNode>> = {
	loop: () => ({
		type: WAIT,
		parameters: { resume: 'timeInterval', amount: 30 / SPEED, unit: 'seconds' },
		otherNodes: { [WAIT]: installedNode('Wait/Wait.node.js') },
	}),
	longLoop: () => ({
		type: LONG_WAIT,
		parameters: {},
		otherNodes: { [LONG_WAIT]: suspendingWait(LONG_WAIT_MS) },
	}),
};
