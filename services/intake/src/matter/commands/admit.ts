import { type AdmitUnits, type MatterFact, type Policy } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { type Matter } from '../matter';

/** 新单位知悉 (I-20): who got a task of the matter after 交办 sees it too. Who sees it already is not told again. */
export const admit: Decide<AdmitUnits, Matter, MatterFact, Policy> = ({ units }, state, { actor, now }) => {
  if (state.status === 'NONE') return [];
  const known = new Set(state.units.map((unit) => unit.id));
  const joining = units.filter((unit) => !known.has(unit.id));
  if (joining.length === 0) return [];
  return [
    { type: 'matter.units-admitted.v1', data: { by: { id: actor.id, name: actor.name }, at: now, units: joining } },
  ];
};
