import { type DraftSpecialReport, type Policy, type RefusalCode, type SpecialReportFact } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type SpecialReport } from '../special-report';

/** 专报起草: problems are named, or it is said on what ground there are none (S-12). After signing, a new round begins. */
export const draft: Decide<DraftSpecialReport, SpecialReport, SpecialReportFact, Policy, { matterId: string }> = (
  command,
  state,
  { actor, now, lookup },
) => {
  if (command.problems.length === 0 && !command.noProblemStatement)
    throw new Refusal<RefusalCode>('special-report.problems-missing');
  const round = state.status === 'NONE' ? 1 : state.draft.round + (state.status === 'SIGNED' ? 1 : 0);
  return [
    {
      type: 'special-report.drafted.v1',
      data: {
        ...command,
        by: { id: actor.id, name: actor.name },
        at: now,
        region: actor.region,
        matterId: lookup.matterId,
        round,
      },
    },
  ];
};
