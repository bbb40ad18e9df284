import type { IDataObject } from 'n8n-workflow';

import type { JsonObject } from '../values/fieldReader';
import { mediaItem } from './mediaItem';

/** The JSON of a media library item: flat, or as the API has it. */
export function mediaJson(media: JsonObject, simplify: boolean): IDataObject {
	return { ...(simplify ? mediaItem(media) : media) } as IDataObject;
}
