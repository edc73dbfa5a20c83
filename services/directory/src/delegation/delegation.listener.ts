import { type FactData } from '@duban/contracts';
import { type ServiceEnv } from '@duban/host';
import { type Actor } from '@duban/kernel';
import { type FactHandlers } from '@duban/messaging';
import { end } from './commands/end';
import { delegation, type Delegation } from './delegation';
import { delegationStore } from './delegation.store';
import { holdersOf } from './holders';
import { stands } from './rules';

type Open = Exclude<Delegation, { status: 'NONE' }>;

/** 换岗即止: rights belong to positions; who has lost one, or left its unit, exercises and delegates it no longer. */
export const delegationListener = (env: ServiceEnv): FactHandlers => ({
  'person.appointed.v1': async (fact, tx) => {
    const { region } = fact.data as FactData<'person.appointed.v1'>;
    const rows = await tx.query<{ id: string; state: Open }>(
      `select id, state from directory.delegation
       where region = $1 and not ended and (from_person = $2 or to_person = $2)`,
      [region, fact.subject],
    );
    const people = rows.flatMap(({ state: { granted } }) => [granted.from.id, granted.to.id]);
    const holders = await holdersOf(tx, region, people);
    const actor: Actor = { id: 'system', name: '系统', roles: [], units: [], region, system: true };
    for (const { id, state } of rows) {
      const { from, to, roles, unit } = state.granted;
      if (stands(roles, unit.id, holders.get(from.id), holders.get(to.id))) continue;
      await env.handle(delegation, delegationStore, end, {
        aggregateId: id,
        commandId: `fact:${fact.id}:${id}`,
        command: { reason: '职务变动' },
        actor,
        scope: { scope: 'region', region },
        now: env.clock.now(),
        creates: false,
      });
    }
  },
});
