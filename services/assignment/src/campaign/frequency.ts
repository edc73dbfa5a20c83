// How often a unit is checked, and by whom else.
import {
  type CheckMonthView,
  checkLimitsOf,
  type FrequencyView,
  type Named,
  type Policy,
  sameTopic,
} from '@duban/contracts';
import { type Tx } from '@duban/persistence';

const DAY_MS = 86_400_000;

/** The check that is being planned; `matterId` is what it belongs to, and is not compared with itself. */
export type Checked = Readonly<{
  matterId: string;
  topic: string;
  subjects: readonly Named[];
  fromOn: string;
  untilOn: string;
  region: string;
  /** the entry of the annual program that this check carries out */
  programEntryId?: string | undefined;
}>;
type Known = {
  matterId: string;
  title: string;
  said: string;
  body: string;
  subjects: Named[];
  fromOn: string;
  untilOn: string;
  told: boolean;
};

/** 核查 (SP-6): as it was approved, or as it is planned; one that was sent back is none. */
const inspections = `select i.matter_id::text as "matterId", i.state #>> '{planned,matterTitle}' as title,
    p.plan ->> 'purpose' as said, '督查机构' as body, p.plan -> 'subjects' as subjects, p.plan ->> 'fromOn' as "fromOn",
    p.plan ->> 'untilOn' as "untilOn", p.plan ->> 'mode' = 'OPEN_VISIT' as told
  from assignment.inspection i
    cross join lateral (select coalesce(nullif(i.state -> 'approved', 'null'::jsonb), i.state -> 'plan') as plan) p
  where i.region = $1 and (i.status <> 'RETURNED' or i.state -> 'approved' <> 'null'::jsonb)`;

/** 大型督查活动: as it was approved, or as it is on its way; one that was sent back or cancelled is none. */
const planned = `select c.id, c.region, c.state #>> '{matter,matterTitle}' as title,
    coalesce(nullif(c.state -> 'inForce', 'null'::jsonb), c.state -> 'pending') as plan
  from assignment.campaign c where c.status not in ('DRAFT', 'CANCELLED')`;
/** The subjects of open visits and the others apart: of these nobody is told. */
const campaigns = `select p.id::text as "matterId", p.title, p.plan ->> 'contents' as said, '督查机构' as body,
    (select coalesce(jsonb_agg(s), '[]'::jsonb) from jsonb_array_elements(p.plan -> 'subjects') s
      where v.told = exists (
        select from jsonb_array_elements(p.plan -> 'teams') t, jsonb_array_elements(t -> 'points') point
        where point ->> 'mode' = 'OPEN_VISIT' and point #>> '{unit,id}' = s ->> 'id')) as subjects,
    p.plan ->> 'fromOn' as "fromOn", p.plan ->> 'untilOn' as "untilOn", v.told
  from (${planned}) p cross join (values (true), (false)) v (told) where p.region = $1`;

/**
 * 年度计划 and 一事一报: what has been approved, in its month. The entry that the
 * check itself carries out is no other check, and one that a campaign carries out is that campaign.
 */
const listed = `select e.entry ->> 'entryId' as "matterId", e.entry ->> 'topic' as title, e.entry ->> 'topic' as said,
    e.entry #>> '{body,name}' as body, e.entry -> 'subjects' as subjects, e.entry ->> 'month' || '-01' as "fromOn",
    to_char((e.entry ->> 'month' || '-01')::date + interval '1 month - 1 day', 'YYYY-MM-DD') as "untilOn", true as told
  from assignment.annual_program p
    cross join lateral (
      select jsonb_array_elements(p.state #> '{drafted,entries}') as entry
      union all
      select o -> 'applied' from jsonb_array_elements(p.state -> 'offProgram') o where o ->> 'status' = 'APPROVED'
    ) e
  where p.region = $1 and p.status = 'APPROVED' and e.entry ->> 'entryId' is distinct from $6
    and not exists (select from (${planned}) c where c.region = $1 and c.plan ->> 'programEntryId' = e.entry ->> 'entryId')`;

const shifted = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

type Between = {
  region: string;
  matterId: string;
  year: string;
  latest: string;
  earliest: string;
  entryId: string | null;
};
/** The checks of the year, and those that touch the days; of all bodies, but for what belongs to the matter or the entry. */
const knownOf = (tx: Tx, { region, matterId, year, latest, earliest, entryId }: Between): Promise<Known[]> =>
  tx.query<Known>(
    `select * from (${inspections} union all ${campaigns} union all ${listed}) c
     where "matterId" <> $2 and (left("fromOn", 4) = $3 or ("fromOn" <= $4 and "untilOn" >= $5)) order by "fromOn", title`,
    [region, matterId, year, latest, earliest, entryId],
  );
/** How many checks of the year a subject has. */
const timesOf = (known: readonly Known[], year: string, { id }: Named): number =>
  new Set(
    known
      .filter(({ fromOn, subjects }) => fromOn.startsWith(year) && subjects.some((subject) => subject.id === id))
      .map(({ matterId }) => matterId),
  ).size;

/**
 * 频次与重复: how many checks each subject has had or is going to have in the year in which this one begins,
 * this one not counted; and the checks of the same subject on the same topic within the days that the
 * scheme wants between them, by any body of the region.
 * Several visits for one matter are one check. A covert visit counts, and is never told of (R-602, I-18).
 */
export const frequencyOf = async (
  tx: Tx,
  policy: Policy,
  { matterId, topic, subjects, fromOn, untilOn, region, programEntryId }: Checked,
): Promise<FrequencyView> => {
  const year = fromOn.slice(0, 4);
  const { checksAYear, checkDaysApart } = checkLimitsOf(policy);
  const [earliest, latest] = [shifted(fromOn, -checkDaysApart), shifted(untilOn, checkDaysApart)];
  const known = await knownOf(tx, { region, matterId, year, latest, earliest, entryId: programEntryId ?? null });
  const of = ({ id }: Named): Known[] => known.filter((one) => one.subjects.some((subject) => subject.id === id));
  return {
    perSubject: subjects.map((subject) => ({
      subject,
      thisYear: timesOf(known, year, subject),
      limit: checksAYear,
    })),
    duplicates: subjects.flatMap((subject) =>
      of(subject)
        .filter((one) => one.told && one.fromOn <= latest && one.untilOn >= earliest)
        .filter((one) => sameTopic(one.title, topic) || sameTopic(one.said, topic))
        .map((one) => ({
          ...{ matterId: one.matterId, title: one.title, body: one.body },
          ...{ subject, fromOn: one.fromOn, untilOn: one.untilOn },
        })),
    ),
  };
};

/** 月控: what checks there are in a month, for the monthly meeting; covert ones are counted and not told of. */
export const monthOf = async (tx: Tx, policy: Policy, region: string, month: string): Promise<CheckMonthView> => {
  const year = month.slice(0, 4);
  const [earliest, latest] = [`${month}-01`, lastDayOf(month)];
  const known = await knownOf(tx, { region, matterId: '', year, latest, earliest, entryId: null });
  const inMonth = known.filter(({ fromOn, untilOn }) => fromOn <= latest && untilOn >= earliest);
  const told = inMonth.filter((one) => one.told && (one.subjects.length > 0 || !coversSome(inMonth, one)));
  const subjects = new Map(told.flatMap((one) => one.subjects.map((subject) => [subject.id, subject] as const)));
  const { checksAYear: limit } = checkLimitsOf(policy);
  return {
    month,
    checks: told.map(({ matterId, title, body, subjects: whom, fromOn, untilOn }) => ({
      ...{ matterId, title, body, subjects: whom, fromOn, untilOn },
    })),
    covert: new Set(
      inMonth.filter(({ told: open, subjects: whom }) => !open && whom.length > 0).map((one) => one.matterId),
    ).size,
    often: [...subjects.values()]
      .map((subject) => ({ subject, thisYear: timesOf(known, year, subject), limit }))
      .filter(({ thisYear }) => thisYear >= limit),
  };
};
/** A campaign is two rows, of open and of covert subjects: the open one without subjects is none. */
const coversSome = (all: readonly Known[], { matterId }: Known): boolean =>
  all.some((one) => one.matterId === matterId && !one.told && one.subjects.length > 0);
const lastDayOf = (month: string): string => {
  const [year = 0, nth = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, nth, 0)).toISOString().slice(0, 10);
};
