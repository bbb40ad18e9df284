import { describeAnswers } from './answerProperties';

// Many more of them run with `npm run test:stress`.
describeAnswers(300);
