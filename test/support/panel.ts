import { LoadOptionsContext } from 'n8n-core';
import {
	type ICredentialDataDecryptedObject,
	type ILoadOptionsFunctions,
	type INodeListSearchResult,
	type INodeParameters,
	type INodePropertyOptions,
	type INodeType,
} from 'n8n-workflow';

import { createAdditionalData } from '../../local/engine/additionalData';
import { nodeTypesOf } from '../../local/engine/installation';
import { createWorkflow } from '../../local/engine/workflowFile';
import { type Workbench, workflowOf } from './workbench';
import { NODE_TYPE } from './workflowParts';

/** What a list is opened with. */
interface Opening {
	readonly credential?: ICredentialDataDecryptedObject;
	readonly parameters?: INodeParameters;
	readonly filter?: string;
	readonly token?: string;
}

/** The panel of the built node: calls the methods of its lists as n8n does for the editor. */
export class Panel {
	readonly node: INodeType;

	constructor(private readonly bench: Workbench) {
		const node = bench.packageUnderTest.nodes[NODE_TYPE];
		if (!node) throw new Error(`The package has no ${NODE_TYPE}`);
		this.node = node;
	}

	/** One page of a resource locator's list. */
	async search(method: string, { filter = '', token = '', ...opening }: Opening = {}): Promise<INodeListSearchResult> {
		const list = this.node.methods?.listSearch?.[method];
		if (!list) throw new Error(`The node has no list ${method}`);
		return await list.call(this.context(opening), filter, token);
	}

	/** The names in a list, scrolled through to its end. */
	async names(method: string, filter = ''): Promise<string[]> {
		const shown: string[] = [];
		let token: string | undefined;
		do {
			const page: INodeListSearchResult = await this.search(method, { filter, token });
			shown.push(...page.results.map(({ name }) => name));
			token = page.paginationToken;
		} while (token);
		return shown;
	}

	/** The choices of a field with several. */
	async choices(method: string, opening: Opening = {}): Promise<INodePropertyOptions[]> {
		const load = this.node.methods?.loadOptions?.[method];
		if (!load) throw new Error(`The node has no choices ${method}`);
		return await load.call(this.context(opening));
	}

	/** The context that n8n makes for a list: a workflow of this one node, with the credential that is chosen. */
	private context({ credential = this.bench.credential(), parameters = {} }: Opening): ILoadOptionsFunctions {
		const nodes = workflowOf({ parameters }).nodes.filter(({ type }) => type === NODE_TYPE);
		const file = { nodes, connections: {} };
		const installation = { packageUnderTest: this.bench.packageUnderTest, credentials: { ims: credential } };
		const workflow = createWorkflow(file, nodeTypesOf(installation));
		const [node] = Object.values(workflow.nodes);
		if (!node) throw new Error('The workflow has no node');
		const additionalData = createAdditionalData({ installation, file, mode: 'internal' });
		additionalData.currentNodeParameters = node.parameters;
		return new LoadOptionsContext(workflow, node, additionalData, 'parameters.templateId');
	}
}
