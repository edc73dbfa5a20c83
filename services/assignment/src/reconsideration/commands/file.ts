import { type FileReconsideration, type Policy, type ReconsiderationFact, type RefusalCode } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Conclusion, conclusionAt, signedFor } from '../conclusion';
import { type Reconsideration, reconsiderationAt } from '../reconsideration';

/** The conclusion, whether it was contested before, until when, and the dates that follow from today. */
export type Filing = {
  conclusion: Conclusion;
  contested: boolean;
  untilOn: string;
  decideDueAt: string;
  weekBeforeAt: string;
  dayBeforeAt: string;
};

/** 申请复核: within 30 days of receipt, by the unit it is about; on day 31 no more. */
export const file: Decide<FileReconsideration, Reconsideration, ReconsiderationFact, Policy, Filing> = (
  command,
  state,
  { actor, now, lookup },
) => {
  if (state.status !== 'NONE') reconsiderationAt(state, '申请复核');
  const open = conclusionAt(lookup.conclusion, '申请复核', 'RECEIVED');
  const { unit, matterId, matterNo, matterTitle, urgency, region } = open.draft;
  if (!actor.units.includes(unit.id)) throw new Refusal<RefusalCode>('conclusion.other-unit', { unit: unit.name });
  if (lookup.contested) throw new Refusal<RefusalCode>('reconsideration.already-filed');
  if (open.received && now > open.received.untilAt)
    throw new Refusal<RefusalCode>('reconsideration.too-late', { untilOn: lookup.untilOn });
  const { decideDueAt, weekBeforeAt, dayBeforeAt } = lookup;
  return [
    {
      type: 'reconsideration.filed.v1',
      data: {
        ...command,
        ...signedFor(unit, actor, now),
        ...{ matterId, matterNo, matterTitle, urgency, region },
        participants: [...open.participants],
        ...{ decideDueAt, weekBeforeAt, dayBeforeAt },
      },
    },
  ];
};
