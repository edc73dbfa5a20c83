import { type Findings } from './findings';
import { NO_ID, type Snapshot } from './snapshot';

type Named = { id: string };
type Matter = {
  id: string;
  status: string;
  state: { opinion: { mandate?: object } | null };
};
type Report = { by: Named; evidence: unknown[]; problems: unknown[]; noProblemStatement?: string };
type Assignment = {
  id: string;
  status: string;
  matter: string;
  state: {
    issued: { unit?: Named; responsibleLeader?: Named; dueAt?: string };
    acknowledged: { handler?: Named } | null;
    clock: { calendarVersion?: string };
    report: Report | null;
    checked: { by: Named; agree: boolean } | null;
    signed: { by: Named; agree: boolean } | null;
    reviews: { factsClear: boolean; conclusionAccurate: boolean; handledProperly: boolean; result: string }[];
  };
};

/** Beyond 拟办: somebody gave a mandate. */
const MANDATED = new Set(['APPROVED', 'ASSIGNED', 'IN_PROGRESS', 'IN_REVIEW', 'FEEDBACK', 'CLOSED', 'ARCHIVED']);

const faultsOfMatter = ({ status, state }: Matter): string[] => [
  ...(MANDATED.has(status) && !state.opinion?.mandate ? [`I-1:${status} 而没有立项依据`] : []),
];

const faultsOfReport = ({ report, checked, signed }: Assignment['state']): string[] => {
  if (!report || !signed?.agree) return [];
  const three = new Set([report.by.id, checked?.by.id, signed.by.id]);
  return [
    ...(checked?.agree && three.size === 3 ? [] : ['I-7:起草、审核、签发不是三个人']),
    ...(report.evidence.length > 0 ? [] : ['I-8:报送的报告没有佐证']),
    ...(report.problems.length > 0 || report.noProblemStatement ? [] : ['I-8:报送的报告既无问题又无声明']),
  ];
};

const faultsOfAssignment = ({ status, state }: Assignment): string[] => {
  const { issued, acknowledged, clock, report, reviews } = state;
  const passed = reviews.some(
    ({ result, factsClear, conclusionAccurate, handledProperly }) =>
      result === 'PASS' && factsClear && conclusionAccurate && handledProperly,
  );
  return [
    ...(issued.unit && issued.responsibleLeader && issued.dueAt ? [] : ['I-3:缺承办单位、责任领导或时限']),
    ...(acknowledged && !acknowledged.handler ? ['I-3:已签收而没有承办人'] : []),
    ...(clock.calendarVersion ? [] : ['I-21:时限没有记按哪一版日历算']),
    ...faultsOfReport(state),
    ...(status === 'ACCEPTED' && report && !passed ? ['I-9:审核通过而三条没有都过'] : []),
  ];
};

/** I-1, I-3, I-7, I-8, I-9, I-21 as far as the rows tell, and I-2 over the assignments of a matter. */
export const checkInvariants = async (services: ReadonlyMap<string, Snapshot>, findings: Findings): Promise<void> => {
  const [intake, assignments] = [services.get('intake'), services.get('assignment')];
  const matters = intake?.pages<Matter>(
    'select id, status, state from intake.matter where id > $1 order by id',
    [NO_ID],
    ({ id }) => [id],
    200,
  );
  for await (const rows of matters ?? []) {
    findings.checked('invariant', rows.length);
    for (const row of rows)
      for (const what of faultsOfMatter(row))
        findings.found({ rule: 'invariant', service: 'intake', matter: row.id, what });
  }
  const pages = assignments?.pages<Assignment>(
    `select id, status, matter_id as matter, state from assignment.assignment where id > $1 order by id`,
    [NO_ID],
    ({ id }) => [id],
    200,
  );
  for await (const rows of pages ?? []) {
    findings.checked('invariant', rows.length);
    for (const row of rows)
      for (const what of faultsOfAssignment(row))
        findings.found({ rule: 'invariant', service: 'assignment', matter: row.matter, stream: row.id, what });
  }
  if (assignments) await leads(assignments, findings);
};

/** I-2: one LEAD a matter and CO beside it, or SEPARATE alone. What was withdrawn or is a part of another counts not. */
const leads = async (assignments: Snapshot, findings: Findings): Promise<void> => {
  type Row = { matter: string; lead: number; co: number; separate: number };
  const pages = assignments.pages<Row>(
    `select n.id as matter,
       (count(*) filter (where a.role = 'LEAD'))::int as lead, (count(*) filter (where a.role = 'CO'))::int as co,
       (count(*) filter (where a.role = 'SEPARATE'))::int as separate
     from (select id, region from assignment.notice where id > $1 order by id limit 500) n
       join assignment.assignment a on a.region = n.region and a.matter_id = n.id
     where a.status <> 'WITHDRAWN_REASSIGNED' and a.state -> 'issued' ->> 'parent' is null
     group by n.id order by n.id`,
    [NO_ID],
    ({ matter }) => [matter],
    500,
  );
  for await (const rows of pages) {
    findings.checked('invariant', rows.length);
    for (const { matter, lead, co, separate } of rows) {
      const fine = separate > 0 ? lead === 0 && co === 0 : lead === 1;
      if (!fine)
        findings.found({
          ...{ rule: 'invariant', service: 'assignment', matter },
          what: `I-2:主办 ${lead}、协办 ${co}、分办 ${separate}`,
        });
    }
  }
};
