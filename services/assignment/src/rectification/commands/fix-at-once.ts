import { type FixAtOnce, type Policy, type RectificationFact, type RefusalCode } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { openItems, type Rectification } from '../rectification';
import { atStatus, notOfUnit, openItem, signed, underWay } from '../rules/at-status';

/** 立行立改: the inspector saw it put right, and says by what evidence; with the last one the rectification is over. */
export const fixAtOnce: Decide<FixAtOnce, Rectification, RectificationFact, Policy> = (
  command,
  state,
  { actor, now },
) => {
  const open = atStatus(state, '立行立改', ...underWay);
  notOfUnit(open, actor);
  const { finding } = openItem(open, command.findingId);
  if (command.evidence.length === 0)
    throw new Refusal<RefusalCode>('rectification.evidence-missing', { finding: finding.problem.what });
  const said = signed(open, actor, now);
  const fixed = { type: 'rectification.fixed-at-once.v1', data: { ...command, ...said } } as const;
  if (openItems(open).length > 1) return [fixed];
  return [fixed, { type: 'rectification.closed.v1', data: { ...said, findings: open.items.length } }];
};
