import { type LadderRung, type Named, type Policy, type UrgingFact } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { type Urging } from '../urging';

/** A rung of the scheme's ladder that an assignment has reached. */
export type RaiseUrging = Readonly<{
  matterId: string;
  assignmentId: string;
  unit: Named;
  rung: LadderRung;
  dueAt: string;
  overdueDays: number;
}>;

/** 催办升级: what a rung asks people to do (电话催办, 督查单, 建议) is said once, however often it is reached. */
export const raise: Decide<RaiseUrging, Urging, UrgingFact, Policy> = (
  { matterId, assignmentId, unit, rung, dueAt, overdueDays },
  { raised },
  { actor, now },
) =>
  raised.includes(rung.key)
    ? []
    : [
        {
          type: 'urging.raised.v1',
          data: {
            by: { id: actor.id, name: actor.name },
            at: now,
            region: actor.region,
            matterId,
            assignmentId,
            unit,
            rung: rung.key,
            act: rung.act,
            color: rung.notice,
            to: [...rung.to],
            title: rung.title,
            dueAt,
            overdueDays,
          },
        },
      ];
