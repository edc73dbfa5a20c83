import { type Policy, type SchemeFact } from '@duban/contracts';
import { type Aggregate } from '@duban/kernel';

type Named = { id: string; name: string };
/** 制度方案: one version of a region's scheme, from its draft to the day it takes effect. */
export type Scheme =
  | { status: 'NONE' }
  | { status: 'DRAFTED' | 'PUBLISHED'; region: string; base: string; policy: Policy; by: Named; at: string };

export const scheme: Aggregate<Scheme, SchemeFact> = {
  name: 'scheme',
  initial: { status: 'NONE' },
  evolve: (_state, { type, data: { region, base, policy, by, at } }) => ({
    status: type === 'scheme.published.v1' ? 'PUBLISHED' : 'DRAFTED',
    region,
    base,
    policy,
    by,
    at,
  }),
};
