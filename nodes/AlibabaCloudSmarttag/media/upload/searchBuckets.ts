import type { INodeListSearchResult } from 'n8n-workflow';

import { listBuckets } from '../../oss/objects';
import type { OssClient } from '../../oss/ossClient';
import { entry, matches } from '../../pickers/entries';

/** The buckets of the account in the region of the credential, in which a job can read them. */
export async function searchBuckets(client: OssClient, filter: string): Promise<INodeListSearchResult> {
	const buckets = await listBuckets(client);
	const found = buckets.filter(({ name, region }) => region === client.region && matches(filter, name));
	return { results: found.map(({ name }) => entry(name, name)) };
}
