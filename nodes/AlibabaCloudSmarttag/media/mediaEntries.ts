import type { INodeListSearchItems } from 'n8n-workflow';

import { isJsonObject, type JsonObject } from '../values/fieldReader';
import { numberOf, objectsOf } from '../values/looseValues';
import { entry, fieldText, matches } from '../pickers/entry';

/**
 * The media of an answer as entries with title, kind and duration, such as `Battery basics (video, 1:00)`.
 *
 * @param media as ListMediaBasicInfos and SearchMedia show them; what is not ready to be used is left out
 * @param filter what the title or the ID has to hold
 */
export function mediaEntries(media: readonly JsonObject[], filter = ''): INodeListSearchItems[] {
	return media.flatMap((item) => {
		const basics = isJsonObject(item.MediaBasicInfo) ? item.MediaBasicInfo : {};
		const file = fileBasicsOf(item);
		const id = fieldText(item, 'MediaId') ?? fieldText(basics, 'MediaId');
		const title = fieldText(basics, 'Title') ?? fieldText(file, 'FileName');
		const isReady = (fieldText(basics, 'Status') ?? 'Normal') === 'Normal';
		if (id === undefined || !isReady || !matches(filter, title, id)) return [];
		const facts = [fieldText(basics, 'MediaType'), clockText(numberOf(file.Duration))].filter(Boolean);
		return [entry(id, title, facts.join(', '))];
	});
}

/** Documented: `FileInfoList[].FileBasicInfo`; the first file is the one that was registered. */
function fileBasicsOf({ FileInfoList: files }: JsonObject): JsonObject {
	const basics = objectsOf(files)[0]?.FileBasicInfo;
	return isJsonObject(basics) ? basics : {};
}

/** Seconds as minutes and seconds, such as 1:05, with hours where there are some; nothing for a picture. */
function clockText(seconds = 0): string | undefined {
	const whole = Math.round(seconds);
	if (whole <= 0) return undefined;
	const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
	const shown = parts[0] === 0 ? parts.slice(1) : parts;
	return shown.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, '0'))).join(':');
}
