import { missingParameter, resourceNotFound } from '../apiError';
import type { Media } from '../catalog/media';
import type { MediaStore } from '../state/mediaStore';

/**
 * The asset of `MediaId`, or of `InputURL`; the ID takes precedence (documented). Throws `MissingMediaId` when there is
 * neither, and a refusal when there is no such asset.
 */
export function findMedia(parameters: Readonly<Record<string, string>>, media: MediaStore): Media {
	const { MediaId: id, InputURL: url } = parameters;
	if (id === undefined && url === undefined) throw missingParameter('MediaId');
	const found = id === undefined ? media.findByUrl(url ?? '') : media.find(id);
	if (!found) throw resourceNotFound(id === undefined ? 'InputURL' : 'MediaId');
	return found;
}
