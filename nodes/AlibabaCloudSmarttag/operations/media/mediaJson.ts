import type { IDataObject } from 'n8n-workflow';

import type { JsonObject } from '../../smarttag/fieldChecks';
import { mediaItem } from '../../smarttag/media/mediaItem';

/** The JSON of a media library item: flat, or as the API has it. */
export function mediaJson(media: JsonObject, simplify: boolean): IDataObject {
	return { ...(simplify ? mediaItem(media) : media) } as IDataObject;
}
