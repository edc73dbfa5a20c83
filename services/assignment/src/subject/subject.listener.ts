import { type FactData } from '@duban/contracts';
import { type FactHandlers } from '@duban/messaging';
import { type Tx } from '@duban/persistence';
import { type Subjects, type Subject } from './subject';

/** 单位 as registered: a unit of which no division is said belongs to the region itself. */
export const subjectListener: FactHandlers = {
  'unit.registered.v1': async ({ subject: unit, tenant, data }, tx) => {
    const { region, division = region, subjectType = null, isSubject } = data as FactData<'unit.registered.v1'>;
    await tx.query(
      `insert into assignment.subject (unit, region, division, subject_type, is_subject) values ($1, $2, $3, $4, $5)
       on conflict (unit) do update set division = excluded.division, subject_type = excluded.subject_type,
         is_subject = excluded.is_subject`,
      [unit, tenant, division, subjectType, isSubject],
    );
  },
};

export const subjectsOf = async (tx: Tx, units: readonly ({ id: string } | undefined)[]): Promise<Subjects> => {
  const rows = await tx.query<Subject & { unit: string }>(
    `select unit, division, subject_type as "subjectType", is_subject as "isSubject" from assignment.subject
     where unit = any($1)`,
    [units.flatMap((unit) => (unit ? [unit.id] : []))],
  );
  return Object.fromEntries(rows.map(({ unit, ...subject }) => [unit, subject]));
};
