import { readOptions } from '../../../local/live/options';

it.each([
	['oss://bucket/folder/video.mp4', 'OSS'],
	['OSS://bucket/video.mp4', 'OSS'],
	['https://example.com/video.mp4', 'URL'],
	['http://example.com/video.mp4', 'URL'],
	['0123456789abcdef0123456789abcdef', 'Media'],
])('--video %s is input of type %s', (video, inputType) => {
	expect(readOptions(['--video', video]).video).toEqual({ inputType, video });
});

it.each([
	['an upload that is to change nothing', ['--read-only', '--upload', 'a.mp4'], '--upload changes something'],
	['a bucket without a file', ['--read-only', '--upload-bucket', 'b'], 'need --upload with a file'],
	['a file without an extension', ['--upload', 'video'], '--upload needs a file with an extension'],
	['nothing to do', [], 'Use one of --video, --job, --read-only and --replay'],
	['two things to do', ['--read-only', '--video', 'oss://bucket/video.mp4'], 'Use one of --video'],
	['a video of no known form', ['--video', 'my file.mp4'], '--video is neither'],
	['a pause that is no number', ['--read-only', '--pause', 'x'], '--pause needs a number above 0, not "x"'],
	['a wait of nothing', ['--read-only', '--wait', '0'], '--wait needs a number above 0'],
	['a flag that does not exist', ['--secret', 'x'], "'--secret'"],
])('says what is wrong with %s', (_what, args, message) => {
	expect(() => readOptions(args)).toThrow(message);
});

it('an upload needs no other option, and goes with a job', () => {
	const upload = { file: 'a.MP4', bucket: 'my-bucket', submits: true };

	expect(readOptions(['--upload', 'a.mp4']).upload).toEqual({ file: 'a.mp4', submits: false });
	expect(
		readOptions(['--job', 'x', '--upload', 'a.MP4', '--upload-bucket', 'my-bucket', '--upload-job']),
	).toMatchObject({
		upload,
		jobId: 'x',
	});
});

it('takes times in seconds and minutes, and "none" for no template', () => {
	const options = readOptions(['--read-only', '--pause', '0.5', '--wait', '2', '--template', 'none']);

	expect(options).toMatchObject({ pauseMs: 500, longestMs: 120_000, template: '' });
});
