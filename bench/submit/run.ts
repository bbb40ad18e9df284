/** One rival submits once, in a process of its own. */
import '../../local/engine/environment';

import { runSubmitter } from '../submitterRun';
import { SUBMITTERS } from './submitters';

runSubmitter(SUBMITTERS);
