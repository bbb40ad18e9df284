import { describeAnswers } from '../../nodes/results/answerProperties';

describeAnswers(10_000);
