import { countyPolicy, type FactData } from '@duban/contracts';
import { type FactHandlers } from '@duban/messaging';

/** What its assignments must know of the matter is kept from its facts: the scheme, the category, the 程序, how to verify (I-11, D-5). */
export const assignmentListener = (): FactHandlers => ({
  'matter.registered.v1': async (fact, tx) => {
    const {
      policyVersion = countyPolicy.version,
      category,
      title,
      urgency,
      procedure = 'PB',
      origin,
    } = fact.data as FactData<'matter.registered.v1'>;
    await tx.query(
      `insert into assignment.matter_scheme (matter_id, region, version) values ($1, $2, $3)
       on conflict (matter_id) do nothing`,
      [fact.subject, fact.tenant, policyVersion],
    );
    await tx.query(
      `insert into assignment.matter_terms (matter_id, region, category, title, urgency, procedure)
       values ($1, $2, $3, $4, $5, $6)
       on conflict (matter_id) do update set category = excluded.category, title = excluded.title,
         urgency = excluded.urgency, procedure = excluded.procedure`,
      [fact.subject, fact.tenant, category, title, urgency, procedure],
    );
    if (origin?.findingId)
      await tx.query(
        'insert into assignment.finding_matter (finding_id, matter_id, region) values ($1, $2, $3) on conflict do nothing',
        [origin.findingId, fact.subject, fact.tenant],
      );
  },
  'matter.campaign-opened.v1': async (fact, tx) => {
    await tx.query(`update assignment.matter_terms set procedure = 'DX' where matter_id = $1`, [fact.subject]);
  },
  'matter.approved.v1': async (fact, tx) => {
    const { matterNo } = fact.data as FactData<'matter.approved.v1'>;
    await tx.query('update assignment.matter_terms set no = $2 where matter_id = $1', [fact.subject, matterNo]);
  },
  'matter.opinion-drafted.v1': async (fact, tx) => {
    const { verification } = fact.data as FactData<'matter.opinion-drafted.v1'>;
    await tx.query(
      `insert into assignment.matter_terms (matter_id, region, verification) values ($1, $2, $3)
       on conflict (matter_id) do update set verification = excluded.verification`,
      [fact.subject, fact.tenant, verification],
    );
  },
});
