import { type DelegationFact, type GrantDelegation, type Policy, type RefusalCode, words } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Delegation } from '../delegation';
import { administrators, arranges, type Holder, ofUnit } from '../rules';

const refuse = (code: RefusalCode, params: Record<string, string>): never => {
  throw new Refusal<RefusalCode>(code, params);
};

/**
 * 授予代理 (domain 4.5, 8.5): by who holds the position, or for somebody absent by the office director or the
 * administrator. Only what is held oneself, not what is held for another, and never the positions of the 三员.
 */
export const grant: Decide<
  GrantDelegation,
  Delegation,
  DelegationFact,
  Policy,
  { from: Holder | undefined; to: Holder | undefined; today: string }
> = ({ from: given, to: chosen, roles, ...command }, state, { actor, now, lookup }) => {
  if (state.status !== 'NONE') return [];
  const from = lookup.from ?? refuse('delegation.unknown-person', { person: given.name });
  const to = lookup.to ?? refuse('delegation.unknown-person', { person: chosen.name });
  if (from.id !== actor.id && !arranges(actor)) refuse('delegation.not-yours', { person: from.name });
  if (from.id === to.id) refuse('delegation.to-oneself', {});
  for (const role of roles) {
    const title = words.role[role];
    if (administrators.includes(role)) refuse('delegation.not-delegable', { role: title });
    if (!from.roles.includes(role)) {
      const held = from.id === actor.id && actor.roles.includes(role);
      refuse(held ? 'delegation.no-sub-delegation' : 'delegation.not-held', { role: title, person: from.name });
    }
    if (ofUnit.includes(role) && to.unit.id !== from.unit.id)
      refuse('delegation.other-unit', { role: title, unit: from.unit.name });
  }
  if (to.roles.some((role) => administrators.includes(role))) refuse('delegation.administrator', { person: to.name });
  if (command.untilOn < lookup.today) refuse('delegation.already-over', { untilOn: command.untilOn });
  return [
    {
      type: 'delegation.granted.v1',
      data: {
        ...command,
        from: { id: from.id, name: from.name },
        to: { id: to.id, name: to.name },
        roles: [...new Set(roles)],
        unit: from.unit,
        by: { id: actor.id, name: actor.name },
        at: now,
        region: actor.region,
      },
    },
  ];
};
