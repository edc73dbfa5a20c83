import { type AssignmentView, type CoordinationView, words } from '@duban/contracts';
import { Steps } from 'antd';
import { type JSX } from 'react';
import { has, useMe } from '../../session';
import { distance, fullMoment, moment } from '../../shared/words';
import { escalateCoordination, resolveCoordination } from '../steps/assignment-course-steps';
import { type useHolders } from './holders';
import { Offered } from './offered';
import { Tag } from '../../shared/tag';

const tiers = Object.keys(words.coordinationTier) as CoordinationView['tier'][];

/** 协调 (SP-4): what is stuck, at which tier it lies and until when, what came of it. */
export const Coordination = ({
  coordination: c,
  assignment,
  held,
}: {
  coordination: CoordinationView;
  assignment: AssignmentView;
  held: ReturnType<typeof useHolders>;
}): JSX.Element => {
  const me = useMe();
  const open = c.status === 'OPEN';
  const due = distance(c.tierDueAt);
  const mine = open && has(me, ...c.roles);
  const inDiagram = held.some(({ holder }) => holder.command === 'coordination.resolve');
  const leftWhy = (tier: CoordinationView['tier']): string | null => {
    const left = c.steps.find((step) => step.tier === tier);
    return left ? `${moment(left.leftAt)} ${left.reason ?? '到时没有结果'}` : null;
  };
  return (
    <section className="block" aria-label="协调">
      <h4>
        协调:{words.coordinationKind[c.kind]}{' '}
        <Tag color={open ? 'orange' : 'green'}>{open ? '协调中' : '已有结果'}</Tag>
      </h4>
      <p className="quiet">
        {c.requestedBy.name} {moment(c.requestedAt)}提请
        {c.parties.length > 0 && `,涉及${c.parties.map(({ name }) => name).join('、')}`}
      </p>
      <Steps
        size="small"
        responsive
        current={tiers.indexOf(c.tier)}
        status={open ? 'process' : 'finish'}
        items={tiers.map((tier) => ({
          title: words.coordinationTier[tier],
          content: open && tier === c.tier ? `${fullMoment(c.tierDueAt)}前(${due.text})` : leftWhy(tier),
        }))}
      />
      <dl className="facts-list">
        <dt>卡在哪里</dt>
        <dd>{c.stuck}</dd>
        {c.tried && (
          <>
            <dt>做过的努力</dt>
            <dd>{c.tried}</dd>
          </>
        )}
        <dt>建议</dt>
        <dd>{c.proposal}</dd>
        {c.resolved && (
          <>
            <dt>协调结果</dt>
            <dd>
              <b>{words.coordinationEffect[c.resolved.effect]}</b>:{c.resolved.decision}
              <small className="quiet">
                {' '}
                {c.resolved.by.name} {moment(c.resolved.at)}签署
                {c.resolved.meeting && `,${c.resolved.meeting.on}在${c.resolved.meeting.place}召开协调会`}
              </small>
            </dd>
          </>
        )}
      </dl>
      <Offered
        about={c.unit.name}
        known={{ assignment }}
        offers={[
          ...(mine && !inDiagram ? [{ step: resolveCoordination, id: c.id, main: true }] : []),
          ...(mine && c.tier !== tiers.at(-1) ? [{ step: escalateCoordination, id: c.id }] : []),
        ]}
      />
    </section>
  );
};
