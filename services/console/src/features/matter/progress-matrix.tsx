import { type MatterView, type PlanItemView, words } from '@duban/contracts';
import { type JSX, memo, useMemo } from 'react';
import { Link } from 'react-router';
import { Tag } from '../../shared/tag';
import { originLink } from '../register/origin';
import '../sheet/sheet.css';
import { ended } from '../steps/plan-items';

const classColor = { NORMAL: 'green', LAGGING: 'gold', SERIOUSLY_LAGGING: 'red', BLOCKED: 'volcano' } as const;
const unitPlan = { NONE: '未报', SUBMITTED: '待审查', ACCEPTED: '已定', RETURNED: '退回' } as const;
/** px; with widths of their own the columns need not be measured, and no word stands upright */
const columns = [
  ['序号', 48],
  ['事项', 240],
  ['负责领导', 76],
  ['牵头', 120],
  ['配合', 120],
  ['时限', 92],
  ['状态', 96],
  ['落实方案', 76],
] as const;
const PERIOD_WIDTH = 76;

/** 首报 before the months. */
const byPeriod = (a: string, b: string): number =>
  Number(b === words.firstReport) - Number(a === words.firstReport) || a.localeCompare(b);

/** 进展矩阵 (S-82): item × period, and who answers for each item and by when. */
export const ProgressMatrix = ({
  items,
  matter,
}: {
  items: readonly PlanItemView[];
  matter: MatterView;
}): JSX.Element => {
  const periods = useMemo(
    () =>
      [
        ...new Set(
          items.flatMap(({ assignment, classes }) => [
            ...Object.keys(assignment?.periods ?? {}),
            ...classes.map(({ period }) => period),
          ]),
        ),
      ].sort(byPeriod),
    [items],
  );
  const widths = [...columns, ...periods.map((period) => [period, PERIOD_WIDTH] as const)];
  return (
    <div className="sheet">
      <div className="scroll">
        <table aria-label="进展矩阵" style={{ width: widths.reduce((sum, [, width]) => sum + width, 0) }}>
          <thead>
            <tr>
              {widths.map(([title, width]) => (
                <th key={title} style={{ width }}>
                  {title}
                </th>
              ))}
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
  );
};

const ItemRow = memo(function ItemRow({
  item,
  periods,
  matter: { id, successors },
}: {
  item: PlanItemView;
  periods: readonly string[];
  matter: MatterView;
}): JSX.Element {
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
});
