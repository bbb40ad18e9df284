import { describeSubtitlesOfAnySpeech } from '../../nodes/job/subtitles/speechProperties';

describeSubtitlesOfAnySpeech(2000);
