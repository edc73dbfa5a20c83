import { type MatterView, type SupervisionPlanView, words } from '@duban/contracts';
import { type UseQueryResult } from '@tanstack/react-query';
import { type JSX, Suspense } from 'react';
import { has, useMe } from '../../session';
import { inAntd } from '../../shared/in-antd';
import { Loaded } from '../../shared/states';
import { useDrawn } from '../../shared/use-drawn';
import { isOpen } from '../steps/plan-items';
import { amendPlan, decideItems, summarize } from '../steps/plan-steps';
import { ProgressMatrix } from './progress-matrix';

const Offered = inAntd(() => import('./offered').then((m) => m.Offered));

/** 检查项目 × 期 (S-81, S-82): who answers for each item and by when, and how far it was in each period. */
export const ItemsTab = ({
  query,
  matter,
}: {
  query: UseQueryResult<SupervisionPlanView>;
  matter: MatterView;
}): JSX.Element => <Loaded query={query}>{(plan) => <Items plan={plan} matter={matter} />}</Loaded>;

const Items = ({ plan, matter }: { plan: SupervisionPlanView; matter: MatterView }): JSX.Element => {
  const me = useMe();
  // A long matrix is drawn in pieces: nothing is loaded before the last one stands.
  const drawn = useDrawn(true, false);
  const { inForce, pending, figures, matterId } = plan;
  const items = inForce?.items ?? [];
  const desk = has(me, 'SUPERVISOR', 'SUPERVISION_CHIEF');
  const given = items.some(({ assignment }) => assignment !== null);
  const offers = [
    ...(desk && !pending ? [{ step: amendPlan, id: matterId }] : []),
    ...(desk && given && plan.status === 'APPROVED' ? [{ step: summarize, id: matterId }] : []),
    ...(has(me, 'GOV_LEADER', 'GOV_HEAD') && given && items.some(isOpen) ? [{ step: decideItems, id: matterId }] : []),
  ];
  return (
    <section className="card">
      <h3>
        督查方案 {words.planStatus[plan.status]}
        {pending && `(第${pending.version}版${pending.reason ? `:${pending.reason}` : ''})`}
      </h3>
      {pending?.opinion && <p className="quiet">退回意见:{pending.opinion}</p>}
      {inForce && (
        <>
          <p>
            共{figures.items}项,已销号{figures.cleared}项(按时{figures.onTime}项),逾期{figures.overdue}项,滞后
            {figures.lagging}项,受阻{figures.blocked}项,{figures.dispensed ? `终结${figures.dispensed}项,` : ''}平均完成
            {figures.percent}%。{' '}
            <a href={`/api/supervision-plans/${matterId}/outcome.docx`}>上次议定事项落实情况(docx)</a>
          </p>
          <ProgressMatrix items={items} matter={matter} />
        </>
      )}
      {inForce && drawn && (
        <Suspense fallback={null}>
          <Offered offers={offers} about="督查方案" known={{ plan }} />
        </Suspense>
      )}
    </section>
  );
};
