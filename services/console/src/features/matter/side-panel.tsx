import { type AssignmentView, type MatterView, words } from '@duban/contracts';
import { type JSX, type ReactNode } from 'react';
import { fullMoment, Light } from '../../shared/words';
import { HolderLines, type useHolders } from './holders';

/** 事项要点 beside whatever is being read: who instructed, who answers for it, by when, whose turn it is. */
export const SidePanel = ({
  matter,
  assignments,
  held,
}: {
  matter: MatterView;
  assignments: readonly AssignmentView[];
  held: ReturnType<typeof useHolders>;
}): JSX.Element => {
  const units = (co: boolean): string =>
    assignments
      .filter((a) => (a.role === 'CO') === co)
      .map((a) => a.unit.name)
      .join('、');
  const rows: [string, ReactNode][] = [
    ['批示领导', `${matter.instruction.post} ${matter.instruction.leader.name}`],
    ['批示日期', matter.instruction.on],
    ['现任领导', matter.leader.id !== matter.instruction.leader.id && `${matter.leader.post} ${matter.leader.name}`],
    ['来源', words.sourceType[matter.source.type]],
    ['督办方式', matter.opinion && words.effortPath[matter.opinion.effortPath]],
    ['督办责任人', matter.opinion?.supervisor.name],
    ['主办', units(false)],
    ['协办', units(true)],
    ['责任领导', [...new Set(assignments.map((a) => a.responsibleLeader.name))].join('、')],
    ['知悉范围', matter.restrictedTo?.map(({ name }) => name).join('、')],
    ['登记', fullMoment(matter.registeredAt)],
    ['呈阅', matter.presentedAt && `${fullMoment(matter.presentedAt)}${matter.reportRead ? ',已阅' : ''}`],
    ['办结', matter.closedAt && fullMoment(matter.closedAt)],
  ];
  return (
    <aside className="facts" aria-label="事项要点">
      {held.length > 0 && (
        <section className="card">
          <h3>现在在谁手里</h3>
          <HolderLines held={held} />
        </section>
      )}
      <section className="card">
        <h3>要点</h3>
        <dl>
          {rows
            .filter(([, value]) => value)
            .map(([label, value]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
        </dl>
        {assignments.map((a) => (
          <div key={a.id} className="unit-light">
            <Light light={a.light} />
            <span>{a.unit.name}</span>
            <span className="quiet">{words.assignmentStatus[a.status]}</span>
          </div>
        ))}
      </section>
    </aside>
  );
};
