import { type MatterView, words } from '@duban/contracts';
import { type JSX } from 'react';
import { Link } from 'react-router';
import { has, useMe } from '../../session';
import { originLink } from '../register/origin';

const running: readonly MatterView['status'][] = ['ASSIGNED', 'IN_PROGRESS', 'IN_REVIEW', 'FEEDBACK'];

/** 来龙去脉: the matter this one came out of, those that came out of it, and whether a campaign may. */
export const LineageCard = ({ matter }: { matter: MatterView }): JSX.Element | null => {
  const me = useMe();
  const { id, origin, successors, opinion, procedure, status } = matter;
  const escalated = successors.some(({ kind }) => kind === 'ESCALATED');
  const everything = opinion?.effortPath === 'OVERALL' && procedure === 'PB' && running.includes(status);
  const may = has(me, 'SUPERVISOR', 'SUPERVISION_CHIEF') && everything && !escalated;
  if (!origin && successors.length === 0 && !may) return null;
  return (
    <section className="card" aria-label="来龙去脉">
      <h3>来龙去脉</h3>
      {origin && (
        <p style={{ margin: 0 }}>
          {words.matterOrigin[origin.kind]},来自 <Link to={`/matters/${origin.matterId}`}>{origin.no}</Link>《
          {origin.title}》{origin.itemNo ? `第${origin.itemNo}项` : ''}
          {origin.findingId && <Link to={`/matters/${origin.matterId}?tab=findings`}>的问题与整改</Link>}
        </p>
      )}
      {successors.map((one) => (
        <p key={one.id} style={{ margin: 0 }}>
          {words.matterOrigin[one.kind]}
          {one.itemNo ? `(第${one.itemNo}项)` : ''}:<Link to={`/matters/${one.id}`}>{one.no}</Link>《{one.title}》
          {words.matterStatus[one.status]}
        </p>
      ))}
      {may && <Link to={originLink('ESCALATED', id)}>升级为大型督查</Link>}
    </section>
  );
};
