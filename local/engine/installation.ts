import 'reflect-metadata';
import './environment';

import { PackageDirectoryLoader, UnrecognizedNodeTypeError } from 'n8n-core';
import { type ICredentialType, type INodeType, type INodeTypes, NodeHelpers } from 'n8n-workflow';

import type { CredentialStore } from './credentialsHelper';

/** Nodes by their full type name, such as `n8n-nodes-base.set`. */
export type NodesByType = Readonly<Record<string, INodeType>>;

/** A built package, loaded by the class that n8n uses for community packages. */
export interface LoadedPackage {
	readonly nodes: NodesByType;
	readonly credentials: Readonly<Record<string, ICredentialType>>;
}

/**
 * Loads a built package as n8n does.
 *
 * @param directory the folder of its package.json and dist
 */
export async function loadPackage(directory: string): Promise<LoadedPackage> {
	const loader = new PackageDirectoryLoader(directory);
	await loader.loadAll();
	const nodes: Record<string, INodeType> = {};
	for (const [name, { type }] of Object.entries(loader.nodeTypes)) {
		nodes[`${loader.packageName}.${name}`] = NodeHelpers.getVersionedNodeType(type);
	}
	const credentials: Record<string, ICredentialType> = {};
	for (const [name, { type }] of Object.entries(loader.credentialTypes)) credentials[name] = type;
	return { nodes, credentials };
}

/** What is installed and stored where workflows run: the package under test, credentials, other nodes. */
export interface EngineInstallation {
	readonly packageUnderTest: LoadedPackage;
	readonly credentials: CredentialStore;
	/** Nodes besides those of the package. */
	readonly otherNodes?: NodesByType;
}

/** The node types of an installation. The package under test takes precedence over other nodes of the same type name. */
export function nodeTypesOf({ packageUnderTest, otherNodes }: EngineInstallation): INodeTypes {
	return new EngineNodeTypes({ ...otherNodes, ...packageUnderTest.nodes });
}

/** Node types by name, in a single version each. */
export class EngineNodeTypes implements INodeTypes {
	constructor(private readonly nodes: NodesByType) {}

	getByName(type: string): INodeType {
		const node = Object.hasOwn(this.nodes, type) ? this.nodes[type] : undefined;
		if (!node) throw new UnrecognizedNodeTypeError(...splitType(type));
		return node;
	}

	getByNameAndVersion(type: string): INodeType {
		return this.getByName(type);
	}

	getKnownTypes() {
		return {};
	}
}

function splitType(type: string): [packageName: string, nodeName: string] {
	const [packageName = '', nodeName = ''] = type.split('.');
	return [packageName, nodeName];
}
