import { type InspectionFact, type Policy, type RefusalCode, type SetOutInspection } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type KnownMatter } from '../../known-matter';
import { type Inspection, type OpenInspection, type Plan } from '../inspection';

type Named = { id: string; name: string };
/** What the approved plan of the campaign gives to this team in this mode; no points: nothing any more. */
export type PartOfPlan = Omit<Plan, 'mode' | 'version'> & { version: number; approvedBy: Named };
/** The matter, and the part of its campaign; null while no plan of it is approved. */
export type SettingOut = { matter: KnownMatter | null; part: PartOfPlan | null };

/**
 * 按方案派出 (DX_Execute, SP-6): the check that the campaign's plan has for one team and mode, approved with that plan; after
 * an amendment its points, people and days are those of the new version, and what has gone from it is withdrawn (I-13).
 */
export const setOut: Decide<SetOutInspection, Inspection, InspectionFact, Policy, SettingOut> = (
  { matterId, teamId, mode },
  state,
  { actor, now, lookup: { matter, part } },
) => {
  if (!matter) throw new Refusal<RefusalCode>('rectification.matter-unknown');
  if (!part) throw new Refusal<RefusalCode>('campaign.not-approved');
  const by = { id: actor.id, name: actor.name };
  const { version } = part;
  if (part.points.length === 0)
    return isOver(state) ? [] : [{ type: 'inspection.withdrawn.v1', data: { by, at: now, version } }];
  if (state.status !== 'NONE' && isSame(state, part)) return [];
  const said = { ...part, matterId, mode, teamId, by, at: now };
  return isOver(state)
    ? [{ type: 'inspection.set-out.v1', data: { ...said, ...matter, region: actor.region } }]
    : [{ type: 'inspection.realigned.v1', data: said }];
};

/** There is none, or it has ended: it begins anew, and its records stay. */
const isOver = ({ status }: Inspection): boolean =>
  status === 'NONE' || status === 'WITHDRAWN' || status === 'CONCLUDED';

const text = ({ purpose, subjects, points, methods, team, fromOn, untilOn }: Omit<Plan, 'mode' | 'version'>): string =>
  JSON.stringify([
    ...[purpose, fromOn, untilOn, [...methods]],
    ...[subjects, team].map((all) => all.map(({ id }) => id)),
    points.map(({ pointId, name, place }) => [pointId, name, place]),
  ]);
/** Nothing to do: what is under way is so already; what has a result has been to every point. */
const isSame = ({ status, plan }: OpenInspection, part: PartOfPlan): boolean => {
  if (status === 'CONCLUDED')
    return part.points.every(({ pointId }) => plan.points.some((one) => one.pointId === pointId));
  return status !== 'WITHDRAWN' && text(plan) === text(part);
};
