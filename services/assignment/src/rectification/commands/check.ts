import { type CheckRectification, type Policy, type RectificationFact, type RefusalCode } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Rectification } from '../rectification';
import { atStatus, coversOpen, notOfUnit, signed } from '../rules/at-status';

/** The end of the new last day, if one was set, and today. */
export type NewDue = { dueAt: string | null; today: string };

/** 整改核查 (RectificationCheck, R-116): what is not in order is continued with a new last day, or goes to 结果运用 (SP-9). */
export const check: Decide<CheckRectification, Rectification, RectificationFact, Policy, NewDue> = (
  command,
  state,
  { actor, now, lookup },
) => {
  const open = atStatus(state, '核查整改', 'REPORTED');
  notOfUnit(open, actor);
  const { judgements, dueOn } = command;
  coversOpen(
    open,
    judgements.map(({ findingId }) => findingId),
  );
  const found = (result: (typeof judgements)[number]['result']): boolean =>
    judgements.some((judgement) => judgement.result === result);
  const outcome = found('REFER') ? 'REFERRED' : found('CONTINUE') ? 'CONTINUE' : 'CLOSED';
  if (outcome === 'CONTINUE' && (!dueOn || dueOn <= lookup.today))
    throw new Refusal<RefusalCode>('rectification.due-past');
  const said = signed(open, actor, now);
  const dueAt = outcome === 'CONTINUE' && lookup.dueAt ? lookup.dueAt : open.dueAt;
  const checked = { type: 'rectification.checked.v1', data: { ...command, ...said, outcome, dueAt } } as const;
  if (outcome !== 'CLOSED') return [checked];
  return [checked, { type: 'rectification.closed.v1', data: { ...said, findings: open.items.length } }];
};
