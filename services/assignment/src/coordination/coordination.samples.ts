// Facts of one coordination's life, for the specs beside.
import { type CoordinationFact, countyPolicy } from '@duban/contracts';
import { NOW, specFor } from '@duban/testing';
import { assignment, type OpenAssignment } from '../assignment/assignment';
import { by, head, issued, matterId, person, water } from '../assignment/assignment.samples';
import { coordination } from './coordination';

export const given = specFor(coordination, countyPolicy);
export const chief = person(6, '甄守拙', ['SUPERVISION_CHIEF'], ['office']);
export const director = person(7, '祁砚秋', ['OFFICE_DIRECTOR'], ['office']);
export const deputy = person(8, '岳长汀', ['GOV_LEADER'], ['gov']);
export const mayor = person(9, '闻若川', ['GOV_HEAD'], ['gov']);
export const TIER_DUE = '2026-03-05T15:59:59.000Z';
export const NEXT_DUE = '2026-03-10T15:59:59.000Z';

export const task = (...past: ReturnType<typeof issued>[]): OpenAssignment =>
  [issued(), ...past].reduce(assignment.evolve, assignment.initial) as OpenAssignment;
export const fact = (type: CoordinationFact['type'], data: object): CoordinationFact =>
  ({ type, data }) as CoordinationFact;
export const asked = {
  assignmentId: 'a1',
  kind: 'STUCK' as const,
  stuck: '管网权属不清',
  parties: [],
  tried: '已两次会商',
  proposal: '请分管领导协调',
  evidence: [],
};
export const subject = { coordinationId: 'k1', assignment: task(), underWay: false, tierDueAt: TIER_DUE };
export const begun = {
  coordinationId: 'k1',
  region: '990121',
  matterId,
  unit: water,
  matterNo: '清督〔2026〕PB-0001',
  title: '饮水',
  policyVersion: countyPolicy.version,
  tier: 'BODY',
  tierDueAt: TIER_DUE,
};
export const requested = fact('coordination.requested.v1', { ...asked, ...begun, ...by(head) });
/** where it stands after so many tiers without a result */
export const upTo = (tier: 'DIRECTOR' | 'LEADER' | 'MEETING'): CoordinationFact[] => {
  const tiers = ['DIRECTOR', 'LEADER', 'MEETING'] as const;
  const passed = tiers.slice(0, tiers.indexOf(tier) + 1);
  return [
    requested,
    ...passed.map((each) =>
      fact('coordination.timed-out.v1', {
        by: { id: 'system', name: '系统' },
        at: NOW,
        tier: each,
        tierDueAt: NEXT_DUE,
      }),
    ),
  ];
};
