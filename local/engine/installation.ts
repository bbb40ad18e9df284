import type { CredentialStore } from './credentialsHelper';
import { EngineNodeTypes, type LoadedPackage, type NodesByType } from './nodeTypes';

/** What is installed and stored where workflows run: the package under test, credentials, other nodes. */
export interface EngineInstallation {
	readonly packageUnderTest: LoadedPackage;
	readonly credentials: CredentialStore;
	/** Nodes besides those of the package. */
	readonly otherNodes?: NodesByType;
}

/** The node types of an installation. The package under test wins over other nodes of the same type name. */
export function nodeTypesOf({ packageUnderTest, otherNodes }: EngineInstallation): EngineNodeTypes {
	return new EngineNodeTypes({ ...otherNodes, ...packageUnderTest.nodes });
}
