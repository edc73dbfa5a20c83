import { type FactData } from '@duban/contracts';
import { type FactHandlers } from '@duban/messaging';

/** What 审核 must know of the matter is kept from its facts (I-11). */
export const assignmentListener = (): FactHandlers => ({
  'matter.opinion-drafted.v1': async (fact, tx) => {
    const { verification } = fact.data as FactData<'matter.opinion-drafted.v1'>;
    await tx.query(
      `insert into assignment.matter_terms (matter_id, region, verification) values ($1, $2, $3)
       on conflict (matter_id) do update set verification = excluded.verification`,
      [fact.subject, fact.tenant, verification],
    );
  },
});
