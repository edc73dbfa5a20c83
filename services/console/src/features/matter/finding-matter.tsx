import { type MatterView } from '@duban/contracts';
import { type JSX } from 'react';
import { Link } from 'react-router';
import { has, useMe } from '../../session';
import { Tag } from '../../shared/tag';
import { originLink } from '../register/origin';

/** A finding that became a matter of its own, or may become one (domain 5.3); `wanted`: the 碰头会 said that it should. */
export const FindingMatter = ({
  matter,
  findingId,
  wanted = false,
}: {
  matter: MatterView;
  findingId: string;
  wanted?: boolean;
}): JSX.Element | null => {
  const me = useMe();
  const own = matter.successors.find((one) => one.findingId === findingId);
  if (own) return <Link to={`/matters/${own.id}`}>已立项 {own.no}</Link>;
  const may = has(me, 'SUPERVISOR', 'SUPERVISION_CHIEF');
  return (
    <>
      {wanted && <Tag color="orange">应立项,未立项</Tag>}
      {may && <Link to={originLink('FINDING', matter.id, { finding: findingId })}>单独立项</Link>}
    </>
  );
};
