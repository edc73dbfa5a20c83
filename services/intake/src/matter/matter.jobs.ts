import { countDeadline } from '@duban/calendar';
import { bindCommands, type LookupRequest, type LookupEnv } from '@duban/host';
import { type Tx } from '@duban/persistence';
import { admit } from './commands/admit';
import { archive } from './commands/archive';
import { assign } from './commands/assign';
import { awaitFeedback } from './commands/await-feedback';
import { begin } from './commands/begin';
import { cancelCampaign } from './commands/cancel-campaign';
import { concludeCampaign } from './commands/conclude-campaign';
import { type AnswerBy, present } from './commands/present';
import { remind } from './commands/remind';
import { submitForReview } from './commands/submit-for-review';
import { matter } from './matter';
import { matterStore } from './matter.store';

const answerBy = async (
  env: LookupEnv,
  _: Tx,
  __: unknown,
  ___: unknown,
  { actor, now, policy }: LookupRequest,
): Promise<AnswerBy> => {
  const { unreadWorkdays, silentWorkdays } = policy.leader;
  const after = (amount: number): string =>
    countDeadline({ unit: 'WORKDAY', amount }, now, env.calendar(actor.region)).dueAt;
  return { unreadAt: after(unreadWorkdays), silentAt: after(silentWorkdays) };
};

export const matterJobs = bindCommands(matter, matterStore, {
  'matter.assign': assign,
  'matter.admit': admit,
  'matter.begin': begin,
  'matter.submit-for-review': submitForReview,
  'matter.await-feedback': awaitFeedback,
  'matter.present': { decide: present, lookup: answerBy },
  'matter.remind': remind,
  'matter.archive': archive,
  'matter.conclude-campaign': concludeCampaign,
  'matter.cancel-campaign': cancelCampaign,
});
