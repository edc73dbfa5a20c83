import { type FactData, type RectificationFact, type words } from '@duban/contracts';
import { type Aggregate } from '@duban/kernel';

type Of<T extends RectificationFact['type']> = FactData<T>;
type Issued = Of<'rectification.issued.v1'> & { generalizedFrom?: string; reopens?: string };

/** One finding and how far it has come; `cleared` is its 销号. */
export type Item = {
  finding: Issued['findings'][number];
  measures: Of<'rectification.plan-submitted.v1'>['measures'];
  progress: readonly { at: string; percent: number; progress: string }[];
  reported: Of<'rectification.reported.v1'>['results'][number] | null;
  cleared: { at: string; by: Issued['by']; atOnce: boolean; result: string } | null;
  continued: readonly { at: string; opinion: string }[];
  /** by a 复核决定 it does not stand any more; absent of what was kept before that could be */
  withdrawn?: { at: string; reasons: string };
};

/** 整改 (RectificationTask, SP-8): the findings put to one unit, each until it is 销号. */
export type Rectification =
  | { status: 'NONE' }
  | {
      status: keyof typeof words.rectificationStatus;
      issued: Issued;
      items: readonly Item[];
      dueAt: string;
      planReviewed: Of<'rectification.plan-reviewed.v1'> | null;
      checks: readonly Of<'rectification.checked.v1'>[];
      generalized: readonly Of<'rectification.generalized.v1'>[];
      /** the due date that passed without a report */
      overdueOf: string | null;
    };
export type OpenRectification = Exclude<Rectification, { status: 'NONE' }>;

const onItem = (state: OpenRectification, findingId: string, change: (item: Item) => Item): OpenRectification => ({
  ...state,
  items: state.items.map((item) => (item.finding.findingId === findingId ? change(item) : item)),
});

const begin = (issued: Issued): OpenRectification => ({
  status: 'ISSUED',
  issued,
  items: issued.findings.map((finding) => ({
    finding,
    measures: [],
    progress: [],
    reported: null,
    cleared: null,
    continued: [],
  })),
  dueAt: issued.dueAt,
  planReviewed: null,
  checks: [],
  generalized: [],
  overdueOf: null,
});

const checked = (state: OpenRectification, data: Of<'rectification.checked.v1'>): OpenRectification => {
  const { at, by, judgements, outcome, dueAt } = data;
  const judged = judgements.reduce(
    (before, { findingId, result, opinion }) =>
      onItem(before, findingId, (item) =>
        result === 'CLEARED'
          ? { ...item, cleared: { at, by, atOnce: false, result: item.reported?.result ?? opinion } }
          : { ...item, continued: [...item.continued, { at, opinion }] },
      ),
    state,
  );
  const status = ({ CLOSED: 'CLOSED', CONTINUE: 'RECTIFYING', REFERRED: 'REFERRED' } as const)[outcome];
  return { ...judged, status, dueAt, checks: [...state.checks, data] };
};

const evolveOpen = (state: OpenRectification, fact: RectificationFact): OpenRectification => {
  switch (fact.type) {
    case 'rectification.plan-submitted.v1':
      return {
        ...state,
        status: 'PLAN_SUBMITTED',
        items: state.items.map((item) => ({
          ...item,
          measures: fact.data.measures.filter(({ findingId }) => findingId === item.finding.findingId),
        })),
      };
    case 'rectification.plan-reviewed.v1':
      return { ...state, status: fact.data.agree ? 'RECTIFYING' : 'ISSUED', planReviewed: fact.data };
    case 'rectification.progress-reported.v1': {
      const { findingId, at, percent, progress } = fact.data;
      return onItem(state, findingId, (item) => ({ ...item, progress: [...item.progress, { at, percent, progress }] }));
    }
    case 'rectification.fixed-at-once.v1': {
      const { findingId, at, by, result } = fact.data;
      return onItem(state, findingId, (item) => ({ ...item, cleared: { at, by, atOnce: true, result } }));
    }
    case 'rectification.reported.v1':
      return fact.data.results.reduce<OpenRectification>(
        (before, reported) => onItem(before, reported.findingId, (item) => ({ ...item, reported })),
        { ...state, status: 'REPORTED' },
      );
    case 'rectification.checked.v1':
      return checked(state, fact.data);
    case 'rectification.findings-withdrawn.v1': {
      const { findingIds, at, reasons } = fact.data;
      return findingIds.reduce(
        (before, findingId) => onItem(before, findingId, (item) => ({ ...item, withdrawn: { at, reasons } })),
        state,
      );
    }
    case 'rectification.closed.v1':
      return { ...state, status: 'CLOSED' };
    case 'rectification.overdue.v1':
      return { ...state, overdueOf: fact.data.dueAt };
    case 'rectification.generalized.v1':
      return { ...state, generalized: [...state.generalized, fact.data] };
    default:
      return state;
  }
};

export const rectification: Aggregate<Rectification, RectificationFact> = {
  name: 'rectification',
  initial: { status: 'NONE' },
  evolve: (state, fact) => {
    if (
      fact.type === 'rectification.issued.v1' ||
      fact.type === 'rectification.peer-issued.v1' ||
      fact.type === 'rectification.reissued.v1'
    )
      return begin(fact.data);
    return state.status === 'NONE' ? state : evolveOpen(state, fact);
  },
};

/** The findings that are not done with. */
export const openItems = ({ items }: OpenRectification): Item[] =>
  items.filter(({ cleared, withdrawn }) => cleared === null && !withdrawn);
