import { addWorkdays, localDay } from '@duban/calendar';
import { type ArrangeTalk, type ProposeOutcomeOf, type RecordTalk } from '@duban/contracts';
import { bindCommands, type LookupEnv, type LookupRequest } from '@duban/host';
import { type Tx } from '@duban/persistence';
import { uploaded } from '../assignment/other-units.lookups';
import { knownMatter } from '../known-matter';
import { approve } from './commands/approve';
import { arrangeTalk, type Held } from './commands/arrange-talk';
import { check } from './commands/check';
import { execute } from './commands/execute';
import { explain } from './commands/explain';
import { propose, type Proposing } from './commands/propose';
import { recordReply } from './commands/record-reply';
import { recordTalk } from './commands/record-talk';
import { type Changed, type Outcome, outcome } from './outcome';
import { changesOf } from './changes';
import { outcomeStore } from './outcome.store';

/** The unit may explain itself for so many working days (SP-9). */
const EXPLAIN_WORKDAYS = 3;

const proposing = async (
  env: LookupEnv,
  tx: Tx,
  _state: Outcome,
  { matterId }: ProposeOutcomeOf,
  { now, actor }: LookupRequest,
): Promise<Proposing> => ({
  matter: await knownMatter(tx, matterId),
  explainUntilAt: addWorkdays(now, EXPLAIN_WORKDAYS, env.calendar(actor.region)),
});
const until = (_env: LookupEnv, _tx: Tx, state: Outcome): Promise<{ untilOn: string }> =>
  Promise.resolve({ untilOn: state.status === 'NONE' ? '' : localDay(state.proposed.explainUntilAt) });
const held = (_env: LookupEnv, _tx: Tx, _state: Outcome, { heldAt }: ArrangeTalk | RecordTalk): Promise<Held> =>
  Promise.resolve({ heldAt: new Date(heldAt).toISOString(), heldOn: localDay(heldAt) });
const changed = async (_env: LookupEnv, tx: Tx, state: Outcome): Promise<Changed> => ({
  changed: state.status === 'NONE' ? null : ((await changesOf(tx, state.proposed.matterId))(state.proposed) ?? null),
});

export const outcomeCommands = bindCommands(outcome, outcomeStore, {
  'outcome.propose': { decide: propose, prepare: uploaded, lookup: proposing },
  'outcome.explain': { decide: explain, prepare: uploaded, lookup: until },
  'outcome.check': {
    decide: check,
    lookup: async (env, tx, state) => ({ ...(await until(env, tx, state)), ...(await changed(env, tx, state)) }),
  },
  'outcome.approve': { decide: approve, lookup: changed },
  'outcome.arrange-talk': {
    decide: arrangeTalk,
    lookup: async (env, tx, state, command) => ({
      ...(await held(env, tx, state, command)),
      ...(await changed(env, tx, state)),
    }),
  },
  'outcome.record-talk': { decide: recordTalk, prepare: uploaded, lookup: held },
  'outcome.execute': { decide: execute, prepare: uploaded, lookup: changed },
  'outcome.record-reply': recordReply,
});
