import { mediaItem } from '../../../nodes/AlibabaCloudSmarttag/media/mediaItem';

describe('The item of a media library item', () => {
	it('is flat, with seconds and bytes as numbers, and without what the API does not return', () => {
		const item = mediaItem({
			MediaId: 'm1',
			MediaBasicInfo: {
				MediaId: 'm1',
				Title: 'example video',
				MediaType: 'video',
				Source: 'oss',
				Status: 'Normal',
				Biz: 'ICE',
				CoverURL: '',
				InputURL: 'https://b.oss-cn-shanghai.aliyuncs.com/demo.mp4',
				CreateTime: '2026-01-02T03:04:05Z',
			},
			FileInfoList: [
				{ FileBasicInfo: { FileName: 'demo.mp4', FileSize: '14340962', Duration: '60.00000', Width: '1280' } },
				{ FileBasicInfo: { FileName: 'other.mp4' } },
			],
		});

		expect(item).toEqual({
			MediaId: 'm1',
			Title: 'example video',
			MediaType: 'video',
			Source: 'oss',
			Status: 'Normal',
			InputURL: 'https://b.oss-cn-shanghai.aliyuncs.com/demo.mp4',
			CreateTime: '2026-01-02T03:04:05Z',
			FileName: 'demo.mp4',
			FileSize: 14_340_962,
			Duration: 60,
			Width: 1280,
		});
	});

	it('leaves a number that is not one, and reads the ID from the basics', () => {
		const item = mediaItem({ MediaBasicInfo: { MediaId: 'm2' }, FileInfoList: [{ FileBasicInfo: { Duration: '?' } }] });

		expect(item).toEqual({ MediaId: 'm2', Duration: '?' });
	});

	it('of an answer without files or basics has its ID', () => {
		expect(mediaItem({ MediaId: 'm3', FileInfoList: [{}] })).toEqual({ MediaId: 'm3' });
	});
});
