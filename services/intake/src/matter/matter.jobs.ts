import { bindCommands } from '@duban/host';
import { archive } from './commands/archive';
import { assign } from './commands/assign';
import { awaitFeedback } from './commands/await-feedback';
import { begin } from './commands/begin';
import { present } from './commands/present';
import { submitForReview } from './commands/submit-for-review';
import { matter } from './matter';
import { matterStore } from './matter.store';

export const matterJobs = bindCommands(matter, matterStore, {
  'matter.assign': assign,
  'matter.begin': begin,
  'matter.submit-for-review': submitForReview,
  'matter.await-feedback': awaitFeedback,
  'matter.present': present,
  'matter.archive': archive,
});
