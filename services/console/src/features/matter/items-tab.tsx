import { type MatterView, type PlanItemView, type SupervisionPlanView, words } from '@duban/contracts';
import { type UseQueryResult } from '@tanstack/react-query';
import { Tag } from 'antd';
import { type JSX } from 'react';
import { Link } from 'react-router';
import { has, useMe } from '../../session';
import { Loaded } from '../../shared/states';
import { originLink } from '../register/origin';
import { ended, isOpen } from '../steps/plan-items';
import { amendPlan, decideItems, summarize } from '../steps/plan-steps';
import '../sheet/sheet.css';
import { Offered } from './offered';

const classColor = { NORMAL: 'green', LAGGING: 'gold', SERIOUSLY_LAGGING: 'red', BLOCKED: 'volcano' } as const;
const unitPlan = { NONE: '未报', SUBMITTED: '待审查', ACCEPTED: '已定', RETURNED: '退回' } as const;

/** 首报 before the months. */
const byPeriod = (a: string, b: string): number =>
  Number(b === words.firstReport) - Number(a === words.firstReport) || a.localeCompare(b);

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
  const { inForce, pending, figures, matterId } = plan;
  const items = inForce?.items ?? [];
  const periods = [
    ...new Set(
      items.flatMap(({ assignment, classes }) => [
        ...Object.keys(assignment?.periods ?? {}),
        ...classes.map(({ period }) => period),
      ]),
    ),
  ].sort(byPeriod);
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
          <div className="sheet">
            <div className="scroll">
              <table aria-label="进展矩阵">
                <thead>
                  <tr>
                    {['序号', '事项', '负责领导', '牵头', '配合', '时限', '状态', '落实方案', ...periods].map(
                      (title) => (
                        <th key={title}>{title}</th>
                      ),
                    )}
                  </tr>
                </thead>
                <tbody>
                  {items.map((item) => (
                    <ItemRow key={item.no} item={item} periods={periods} matter={matter} />
                  ))}
                </tbody>
              </table>
            </div>
          </div>
        </>
      )}
      {inForce && <Offered offers={offers} about="督查方案" known={{ plan }} />}
    </section>
  );
};

const ItemRow = ({
  item,
  periods,
  matter: { id, successors },
}: {
  item: PlanItemView;
  periods: readonly string[];
  matter: MatterView;
}): JSX.Element => {
  const { no, matter, sentence, leader, lead, co, dueOn, assignment, classes, decided } = item;
  const campaign = successors.find(({ kind, itemNo }) => kind === 'ITEM' && itemNo === no);
  return (
    <tr>
      <td>{no}</td>
      <td title={sentence}>
        <Link to={`/matters/${id}/items/${no}`}>{matter}</Link>
      </td>
      <td>{leader ?? ''}</td>
      <td>{assignment?.unit.name ?? lead.name}</td>
      <td>{co.map(({ name }) => name).join('、')}</td>
      <td>{assignment ? assignment.dueAt.slice(0, 10) : dueOn}</td>
      <td>
        {!ended(item) &&
          (assignment ? `${words.assignmentStatus[assignment.status]} ${words.light[assignment.light]}` : '未交办')}
        {decided && <Tag title={decided.opinion}>{words.itemDecision[decided.decision]}</Tag>}
        {decided?.decision === 'CAMPAIGN' &&
          (campaign ? (
            <Link to={`/matters/${campaign.id}`}>{campaign.no}</Link>
          ) : (
            <Link to={originLink('ITEM', id, { item: no })}>登记大型督查</Link>
          ))}
      </td>
      <td>{assignment ? unitPlan[assignment.unitPlan] : ''}</td>
      {periods.map((period) => {
        const said = assignment?.periods[period];
        const given = classes.find((one) => one.period === period);
        return (
          <td key={period} title={[said?.progress, given?.guidance].filter(Boolean).join(';')}>
            {said ? `${said.percent}% ` : ''}
            {given && <Tag color={classColor[given.progressClass]}>{words.progressClass[given.progressClass]}</Tag>}
          </td>
        );
      })}
    </tr>
  );
};
