import { invalidParameter } from '../apiError';
import type { Media } from '../catalog/media';
import { checkChoice } from '../rules/fields';
import { findMedia } from '../rules/mediaReference';
import { businessTypes, checkTags, checkTexts } from '../rules/registration';
import type { MediaChange } from '../state/mediaStore';
import { type Action, iceVersion } from './action';

/** The parameters that change an asset (documented), by their field. */
const changes = {
	businessType: 'BusinessType',
	cateId: 'CateId',
	category: 'Category',
	coverUrl: 'CoverURL',
	description: 'Description',
	referenceId: 'ReferenceId',
	title: 'Title',
	userData: 'UserData',
} as const satisfies Partial<Record<keyof MediaChange, string>>;

/** Changes the fields of a media asset that are sent; its address cannot be changed (documented). */
export const updateMediaInfo: Action = {
	name: 'UpdateMediaInfo',
	version: iceVersion,
	permission: 'ice:UpdateMediaInfo',
	parameters: ['MediaId', 'InputURL', 'AppendTags', 'MediaTags', ...Object.values(changes)],
	run({ parameters, media, now }) {
		const found = findMedia(parameters, media);
		checkTexts(parameters);
		if (parameters['BusinessType'] !== undefined)
			checkChoice('BusinessType', parameters['BusinessType'], businessTypes);
		const { ReferenceId: referenceId } = parameters;
		if (referenceId !== undefined && referenceId !== found.referenceId && media.hasReference(referenceId)) {
			throw invalidParameter('ReferenceId', 'another media asset uses it.');
		}
		const sent = Object.entries(changes).filter(([, name]) => parameters[name] !== undefined);
		const change: MediaChange = Object.fromEntries(sent.map(([field, name]) => [field, parameters[name]]));
		const mediaTags = tagsOf(found, parameters);
		media.update(found, { ...change, ...(mediaTags !== undefined && { mediaTags }) }, now);
		return { MediaId: found.mediaId };
	},
};

/**
 * Documented: the tags that are sent replace those of the asset, unless `AppendTags` is true. Not documented: the fate of
 * a tag that the asset has already, which is kept twice here, and of more than 16 in all, which is refused here.
 */
function tagsOf({ mediaTags: present }: Media, parameters: Readonly<Record<string, string>>): string | undefined {
	const { MediaTags: sent, AppendTags: appends = 'false' } = parameters;
	checkChoice('AppendTags', appends, ['true', 'false']);
	if (sent === undefined) return undefined;
	const tags = appends === 'true' && present !== undefined ? `${present},${sent}` : sent;
	checkTags(tags);
	return tags;
}
