/** A registered media asset, the part the list filters look at. */
export interface Media {
	mediaId: string;
	title: string;
	mediaType: 'video' | 'audio' | 'image' | 'text';
	source: 'oss' | 'vod' | 'live' | 'general';
	status: 'Init' | 'Preparing' | 'PrepareFail' | 'Normal';
	businessType: string;
	fileName: string;
	/** `yyyy-MM-ddTHH:mm:ssZ` */
	createTime: string;
}

const kinds: ReadonlyArray<Pick<Media, 'title' | 'mediaType' | 'source' | 'businessType'> & { extension: string }> = [
	{ title: 'Evening news', mediaType: 'video', source: 'oss', businessType: 'general', extension: 'mp4' },
	{ title: '电动车试驾', mediaType: 'video', source: 'oss', businessType: 'general', extension: 'mp4' },
	{ title: 'Weekly meeting', mediaType: 'audio', source: 'vod', businessType: 'general', extension: 'mp3' },
	{ title: 'Match recording', mediaType: 'video', source: 'live', businessType: 'general', extension: 'ts' },
	{ title: 'Poster', mediaType: 'image', source: 'oss', businessType: 'cover', extension: 'jpg' },
];

const hour = 60 * 60 * 1000;
const rounds = 25;
const firstTime = Date.now() - (rounds * kinds.length * 4 - 2) * hour;

/** More than the largest page (100) holds, one every four hours up to two hours ago; every tenth is not ready. */
export const media: readonly Media[] = Array.from({ length: rounds }, (_, round) =>
	kinds.map((kind, place) => mediaItem(kind, round * kinds.length + place + 1)),
).flat();

function mediaItem(kind: (typeof kinds)[number], number: number): Media {
	const { extension, title, ...rest } = kind;
	return {
		...rest,
		mediaId: `11111111aaaabbbbccccdddd${String(number).padStart(8, '0')}`,
		title: `${title} ${number}`,
		status: number % 20 === 0 ? 'PrepareFail' : number % 10 === 0 ? 'Preparing' : 'Normal',
		fileName: `media-${number}.${extension}`,
		createTime: `${new Date(firstTime + (number - 1) * 4 * hour).toISOString().slice(0, 19)}Z`,
	};
}
