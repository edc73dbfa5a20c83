import { type CheckItem, countyPolicy, type FactData, type SupervisionPlanFact, type words } from '@duban/contracts';
import { type Aggregate } from '@duban/kernel';

type Of<T extends SupervisionPlanFact['type']> = FactData<T>;
type Named = Of<'supervision-plan.drafted.v1'>['by'];

/** The words of one version. */
export type PlanVersion = Readonly<{
  version: number;
  objective: string;
  rhythm: keyof typeof words.rhythm;
  /** null: no 首报 */
  firstReportWorkdays: number | null;
  items: readonly CheckItem[];
  /** why it was amended; null of the first */
  reason: string | null;
  draftedBy: Named;
}>;

/** A version that was approved. */
type Approved = PlanVersion & { approvedBy: Named; approvedAt: string };

/** 督查方案 of 文件、会议督查 (domain 4.3): one version in force, at most one on its way. */
export type SupervisionPlan =
  | { status: 'NONE' }
  | {
      /** where the version on its way is; when there is none, 已批准 */
      status: keyof typeof words.planStatus;
      region: string;
      /** of the scheme it was drafted under */
      policyVersion: string;
      pending: PlanVersion | null;
      /** what was said when it was sent back */
      opinion: string | null;
      inForce: Approved | null;
      /** versions that were in force before (I-13) */
      superseded: readonly Approved[];
      period: Of<'supervision-plan.period-opened.v1'> | null;
      classified: readonly Of<'supervision-plan.classified.v1'>[];
      /** 逐项决定, oldest first */
      decided: readonly Of<'supervision-plan.items-decided.v1'>[];
      summary: Of<'supervision-plan.summarized.v1'> | null;
    };
export type OpenPlan = Exclude<SupervisionPlan, { status: 'NONE' }>;

const empty = {
  opinion: null,
  inForce: null,
  superseded: [],
  period: null,
  classified: [],
  decided: [],
  summary: null,
};

export const supervisionPlan: Aggregate<SupervisionPlan, SupervisionPlanFact> = {
  name: 'supervision-plan',
  initial: { status: 'NONE' },
  evolve: (state, fact) => {
    if (fact.type === 'supervision-plan.drafted.v1') {
      const pending = versionOf(fact.data, null);
      return state.status === 'NONE'
        ? { ...empty, status: 'DRAFTED', region: fact.data.region, policyVersion: versionKept(fact.data), pending }
        : { ...state, status: 'DRAFTED', pending, opinion: null };
    }
    return state.status === 'NONE' ? state : next(state, fact);
  },
};

const next = (state: OpenPlan, fact: SupervisionPlanFact): OpenPlan => {
  switch (fact.type) {
    case 'supervision-plan.amended.v1':
      return { ...state, status: 'DRAFTED', pending: versionOf(fact.data, fact.data.reason), opinion: null };
    case 'supervision-plan.checked.v1':
      return fact.data.agree ? { ...state, status: 'CHECKED' } : sentBack(state, fact.data.opinion);
    case 'supervision-plan.approved.v1':
      return fact.data.agree ? inForce(state, fact.data) : sentBack(state, fact.data.opinion);
    case 'supervision-plan.period-opened.v1':
      return { ...state, period: fact.data };
    case 'supervision-plan.classified.v1':
      return { ...state, classified: [...state.classified, fact.data] };
    case 'supervision-plan.items-decided.v1':
      return { ...state, decided: [...decisions(state), fact.data] };
    case 'supervision-plan.summarized.v1':
      return { ...state, summary: fact.data };
    default:
      return state;
  }
};

/** Plans of before it was noted were drafted under the first. */
const versionKept = ({ policyVersion }: Of<'supervision-plan.drafted.v1'>): string =>
  policyVersion ?? countyPolicy.version;

type Written = Omit<PlanVersion, 'reason' | 'draftedBy' | 'firstReportWorkdays'> & {
  by: Named;
  firstReportWorkdays?: number | undefined;
};
const versionOf = (
  { version, objective, rhythm, firstReportWorkdays, items, by }: Written,
  reason: string | null,
): PlanVersion => ({
  version,
  objective,
  rhythm,
  firstReportWorkdays: firstReportWorkdays ?? null,
  items,
  reason,
  draftedBy: by,
});

const sentBack = (state: OpenPlan, opinion: string): OpenPlan => ({ ...state, status: 'RETURNED', opinion });

const inForce = (state: OpenPlan, { by, at }: Of<'supervision-plan.approved.v1'>): OpenPlan => ({
  ...state,
  status: 'APPROVED',
  inForce: state.pending && { ...state.pending, approvedBy: by, approvedAt: at },
  superseded: state.inForce ? [...state.superseded, state.inForce] : state.superseded,
  pending: null,
});

/** The period that is open: opened, and not classified yet. */
export const openPeriod = ({ period, classified }: OpenPlan): OpenPlan['period'] =>
  period && !classified.some((one) => one.period === period.period) ? period : null;

/** What is kept of a plan of before there were 逐项决定 has none. */
const decisions = ({ decided }: Pick<Partial<OpenPlan>, 'decided'>): OpenPlan['decided'] => decided ?? [];
/** The last 逐项决定 on an item. */
export const decisionOn = (plan: OpenPlan, no: number) =>
  decisions(plan)
    .flatMap(({ lines, by, at }) => lines.filter((line) => line.no === no).map((line) => ({ ...line, by, at })))
    .at(-1);
/** Items that are over by decision: 终结, 交大型督查. */
export const dispensed = (plan: OpenPlan): number[] =>
  decisions(plan).flatMap(({ lines }) => lines.filter(({ decision }) => ends.has(decision)).map(({ no }) => no));
/** The decisions that end an item. */
export const ends: ReadonlySet<string> = new Set([
  'DISPENSE',
  'CAMPAIGN',
] satisfies (keyof typeof words.itemDecision)[]);
