import { foldName } from '../values/looseValues';

/**
 * The documented names of groups (`mainTagName` of VideoLabel and ImageLabel, `name` of TextLabel, levels of CPVLabel)
 * in English. The service has no English variant (documented names are Chinese only), so the words are this package's.
 */
const ENGLISH: Readonly<Record<string, string>> = {
	节目: 'Program',
	人物角色: 'Role',
	物体: 'Object',
	标识: 'Logo',
	动作事件: 'Action',
	地域: 'Location',
	地标: 'Landmark',
	场景: 'Scene',
	表情: 'Expression',
	组织机构: 'Organization',
	关键词: 'Keyword',
	人物: 'Person',
	人脸: 'Face',
};

/** The English name of a documented group; any other name as it came. */
export function inEnglish(group: string): string {
	return Object.hasOwn(ENGLISH, group) ? (ENGLISH[group] ?? group) : group;
}

/** Whether a group, in either language, is that of keywords. */
export function isKeywordGroup(group: string | undefined): boolean {
	return group !== undefined && foldName(inEnglish(group)) === 'keyword';
}
