import { ENVELOPE_NAMES } from '../events/envelopes';
import { EVENT_KINDS } from '../events/messages';
import { differenceNames } from '../faults/differences';
import { faultKinds } from '../faults/rule';
import { jobMarks } from '../state/jobMarks';
import { unreadableMark } from '../state/mediaStore';
import { defaultBuckets } from '../state/state';

const markWidth = Math.max(...jobMarks.map(({ mark }) => mark.length));

/** The text of `--help`: flags, fault kinds and job marks. */
export const usage = `A local stand-in for the media service on loopback, for development only.

  --port <n>                  port to listen on (8790)
  --submitted-ms <n>          minimum time that a job stays Submitted (2000)
  --processing-ms <n>         time that a job stays Processing (8000)
  --latency-ms <n>            delay of every answer (0)
  --pipeline-concurrency <n>  jobs that a pipeline processes at the same time (2)
  --callback-states <which>   changes of state that are posted to NotifyUrl: all or terminal (all)
  --callback-timeout-ms <n>   time for the receiver of a callback to answer 200 (3000)
  --callback-pause-ms <n>     pause before a callback is sent again (1000)
  --catalog-size <n>          initial number of custom templates, media, face and hotword libraries (28, 125, 53, 104)
  --register-ms <n>           time that a registered media asset stays Preparing (2000)
  --media-must-exist          refuse a job of a media ID that is not in the library
  --session-ms <n>            time that a session of AssumeRole is accepted (DurationSeconds)
  --expiration <which>        Expiration that AssumeRole returns: real or requested (real)
  --faults <json or file>     a fault rule or an array of them
  --differs <names>           facts in which the service differs from what the package assumes, comma separated
  --help                      this text

OSS answers at the same address, for any bucket that the signature names (GET /_local/objects shows what is in them), and as
<bucket>.localhost. Buckets: ${defaultBuckets.map(({ name, region }) => `${name} (${region})`).join(', ')}.

Callbacks are sent to loopback http addresses only.

Kinds of faults (fields of a rule: local/service/faults/rule.ts):
${faultKinds.map((kind) => `  ${kind}`).join('\n')}

Facts for --differs, by their names in the table of npm run live:
${differenceNames.map((name) => `  ${name}`).join('\n')}

A media asset whose address or title contains ${unreadableMark} ends in PrepareFail.

Control, without a signature, below /_local/:
  GET jobs, GET or DELETE jobs/<JobId>, GET requests, GET count, GET count/<action>, GET or DELETE sessions (ends them),
  GET objects, GET uploads, DELETE upload-keys (ends those of CreateUploadMedia), POST or DELETE faults,
  POST events, POST reset

POST events sends events in one call: {"url": "http://127.0.0.1:5678/webhook/…", "events": [{"kind": "object", "key": "in/a.mp4"}],
"envelope": "eventBridge", "id": "event-1", "token": "…"}. Kinds: ${EVENT_KINDS.join(', ')} (fields: local/service/events/messages.ts).
Envelopes:
${ENVELOPE_NAMES.map((name) => `  ${name}`).join('\n')}

The behavior of a job whose Title, UserData or Input contains one of these marks:
${jobMarks.map(({ mark, effect }) => `  ${mark.padEnd(markWidth)}  ${effect}`).join('\n')}
`;
