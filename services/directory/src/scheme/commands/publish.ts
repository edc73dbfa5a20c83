import { type Policy, type PublishScheme, type RefusalCode, type SchemeFact } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Scheme } from '../scheme';
import { type Versions } from './draft';

/** 发布制度方案: in force from a day that has not passed, under a name no other version of the region bears. */
export const publish: Decide<PublishScheme, Scheme, SchemeFact, Policy, Versions & { today: string }> = (
  { effectiveFrom },
  state,
  { actor, now, lookup },
) => {
  if (state.status === 'NONE') throw new Refusal<RefusalCode>('scheme.not-drafted');
  const { region, base, policy } = state;
  const { version } = policy;
  if (state.status === 'PUBLISHED') throw new Refusal<RefusalCode>('scheme.already-published', { version });
  if (lookup.versions.includes(version)) throw new Refusal<RefusalCode>('scheme.version-taken', { version });
  if (effectiveFrom < lookup.today) throw new Refusal<RefusalCode>('scheme.in-the-past', { effectiveFrom });
  const by = { id: actor.id, name: actor.name };
  return [{ type: 'scheme.published.v1', data: { base, policy: { ...policy, effectiveFrom }, by, at: now, region } }];
};
