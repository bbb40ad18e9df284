import { type ICredentialDataDecryptedObject, Workflow } from 'n8n-workflow';

import { AlibabaCloudImsApi } from '../../credentials/AlibabaCloudImsApi.credentials';
import { productEndpoint, readImsCredential } from '../../credentials/imsCredential';
import { baseNodes } from '../../local/engine/baseNodes';
import { EngineNodeTypes } from '../../local/engine/installation';
import { makeNode } from '../support/workflowParts';

const { properties, test: declared } = new AlibabaCloudImsApi();

function optionsOf(name: string): string[] {
	const options = properties.find((property) => property.name === name)?.options ?? [];
	return options.flatMap((option) => ('value' in option ? [String(option.value)] : []));
}

/** Resolves the expression as n8n's routing node does, with the credential's fields as `$credentials`. */
function testBaseUrl($credentials: ICredentialDataDecryptedObject): unknown {
	const node = makeNode('Node', 'n8n-nodes-base.manualTrigger');
	const nodeTypes = new EngineNodeTypes(baseNodes);
	const { expression } = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	const baseUrl = String(declared.request.baseURL);
	return expression.getParameterValue(baseUrl, null, 0, 0, node.name, [], 'internal', { $credentials });
}

const places = optionsOf('region').flatMap((region) => optionsOf('network').map((network) => ({ region, network })));

test('the panel offers three regions and three networks', () => {
	expect(places).toHaveLength(9);
});

test.each(places)('the test goes to the STS endpoint of $region by $network', (place) => {
	const data = {
		accessKeyId: 'id',
		accessKeySecret: 'secret',
		customEndpoint: 'https://gw.example.com/path',
		...place,
	};
	expect(testBaseUrl(data)).toBe(productEndpoint('sts', readImsCredential(data)));
});
