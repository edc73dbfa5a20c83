import { type DraftScheme, type Policy, type RefusalCode, type SchemeFact } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Scheme } from '../scheme';

/** Versions of the region that are built in or published: what a draft may start from, and what no other may be called. */
export type Versions = { versions: readonly string[] };

/** 拟订制度方案 (domain 8.7): a whole scheme made from a version that is known; a draft may be written anew. */
export const draft: Decide<DraftScheme, Scheme, SchemeFact, Policy, Versions> = (
  { base, policy },
  state,
  { actor, now, lookup },
) => {
  if (state.status === 'PUBLISHED')
    throw new Refusal<RefusalCode>('scheme.already-published', { version: state.policy.version });
  if (!lookup.versions.includes(base)) throw new Refusal<RefusalCode>('scheme.base-unknown', { base });
  if (lookup.versions.includes(policy.version))
    throw new Refusal<RefusalCode>('scheme.version-taken', { version: policy.version });
  const by = { id: actor.id, name: actor.name };
  return [{ type: 'scheme.drafted.v1', data: { base, policy, by, at: now, region: actor.region } }];
};
