import {
  type Policy,
  type RectificationFact,
  type RectificationMeasure,
  type RefusalCode,
  type SubmitRectificationPlan,
} from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Item, openItems, type Rectification } from '../rectification';
import { atStatus, byOwnUnit, openItem, signed } from '../rules/at-status';

const parts = { measure: '措施', responsible: '责任人', dueOn: '完成时限', acceptance: '验收标准' } as const;

/** S-35: a measure is concrete, or the plan is refused; its day lies between today and the last day. */
const concrete = (
  { finding }: Item,
  measure: RectificationMeasure | undefined,
  today: string,
  latest: string,
): void => {
  const what = finding.problem.what;
  const empty = (Object.keys(parts) as (keyof typeof parts)[]).find((part) => !measure?.[part]);
  if (!measure || empty)
    throw new Refusal<RefusalCode>('rectification.measure-missing', {
      finding: what,
      field: parts[empty ?? 'measure'],
    });
  if (measure.dueOn < today || measure.dueOn > latest)
    throw new Refusal<RefusalCode>('rectification.measure-late', { finding: what, latest });
};

/** 整改方案 (RectificationPlan, S-35): of every open finding at least one measure with who, by when and how it is judged. */
export const submitPlan: Decide<
  SubmitRectificationPlan,
  Rectification,
  RectificationFact,
  Policy,
  { today: string; latest: string }
> = ({ measures }, state, { actor, now, lookup: { today, latest } }) => {
  const open = atStatus(state, '报送整改方案', 'ISSUED');
  byOwnUnit(open, actor);
  for (const measure of measures) concrete(openItem(open, measure.findingId), measure, today, latest);
  for (const item of openItems(open))
    if (!measures.some(({ findingId }) => findingId === item.finding.findingId))
      concrete(item, undefined, today, latest);
  return [{ type: 'rectification.plan-submitted.v1', data: { ...signed(open, actor, now), measures } }];
};
