import { describeSubtitlesOfAnySpeech } from './speechProperties';

describeSubtitlesOfAnySpeech(100);
