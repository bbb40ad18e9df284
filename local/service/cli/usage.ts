import { faultKinds } from '../faults/parseRules';
import { jobMarks } from '../state/jobMarks';
import { unreadableMark } from '../state/mediaStore';

const markWidth = Math.max(...jobMarks.map(({ mark }) => mark.length));

/** What the program prints for `--help`: its flags, fault kinds and job marks. */
export const usage = `Local stand-in for the media service, on loopback, for development only.

  --port <n>                  port to listen on (8790)
  --submitted-ms <n>          least time a job stays Submitted (2000)
  --processing-ms <n>         time a job stays Processing (8000)
  --latency-ms <n>            delay of every answer (0)
  --pipeline-concurrency <n>  jobs processed at once in a pipeline (2)
  --callback-states <which>   changes of state that are posted to NotifyUrl: all or terminal (all)
  --callback-timeout-ms <n>   time for the receiver of a callback to answer 200 (3000)
  --callback-pause-ms <n>     pause before a callback is tried again (1000)
  --catalog-size <n>          custom templates, media, face and hotword libraries to start with (28, 125, 53, 104)
  --register-ms <n>           time a registered media asset stays Preparing (2000)
  --media-must-exist          refuse a job of a media ID that is not in the library
  --session-ms <n>            time a session of AssumeRole is accepted (as DurationSeconds asks)
  --expiration-told <which>   Expiration that AssumeRole tells: real or asked (real)
  --faults <json or file>     a fault rule or an array of them
  --help                      this text

Callbacks go to loopback http addresses and nowhere else.

Kinds of faults (fields of a rule: local/service/faults/rule.ts):
${faultKinds.map((kind) => `  ${kind}`).join('\n')}

A media asset registered at an address that holds ${unreadableMark} comes to PrepareFail.

Control, without a signature, below /_local/:
  GET jobs, GET or DELETE jobs/<JobId>, GET requests, GET count, GET count/<action>, GET or DELETE sessions (ends them),
  POST or DELETE faults, POST reset

A job whose Title, UserData or Input holds one of these marks:
${jobMarks.map(({ mark, effect }) => `  ${mark.padEnd(markWidth)}  ${effect}`).join('\n')}
`;
