import { type FactData, type ResearchReportFact, type words } from '@duban/contracts';
import { type Aggregate } from '@duban/kernel';

type Of<T extends ResearchReportFact['type']> = FactData<T>;

/** 建议: what its unit says to it, and how far it is carried out. */
export type Suggestion = Of<'research-report.drafted.v1'>['suggestions'][number] & {
  decided: Of<'research-report.suggestion-decided.v1'> | null;
  followed: readonly Of<'research-report.suggestion-followed.v1'>[];
};
/** 督查调研报告 (ResearchReport, S-59, R-118). */
export type ResearchReport =
  | { status: 'NONE' }
  | {
      status: keyof typeof words.researchReportStatus;
      drafted: Of<'research-report.drafted.v1'>;
      checked: Of<'research-report.checked.v1'> | null;
      approved: Of<'research-report.approved.v1'> | null;
      suggestions: readonly Suggestion[];
    };
export type OpenReport = Exclude<ResearchReport, { status: 'NONE' }>;

const onSuggestion = (
  state: OpenReport,
  suggestionId: string,
  change: (one: Suggestion) => Suggestion,
): OpenReport => ({
  ...state,
  suggestions: state.suggestions.map((one) => (one.suggestionId === suggestionId ? change(one) : one)),
});

export const researchReport: Aggregate<ResearchReport, ResearchReportFact> = {
  name: 'research-report',
  initial: { status: 'NONE' },
  evolve: (state, fact) => {
    if (fact.type === 'research-report.drafted.v1') {
      const suggestions = fact.data.suggestions.map((one) => ({ ...one, decided: null, followed: [] }));
      return { status: 'DRAFTED', drafted: fact.data, checked: null, approved: null, suggestions };
    }
    if (state.status === 'NONE') return state;
    switch (fact.type) {
      case 'research-report.checked.v1':
        return { ...state, status: fact.data.agree ? 'CHECKED' : 'RETURNED', checked: fact.data };
      case 'research-report.approved.v1':
        return { ...state, status: fact.data.agree ? 'APPROVED' : 'RETURNED', approved: fact.data };
      case 'research-report.suggestion-decided.v1':
        return onSuggestion(state, fact.data.suggestionId, (one) => ({ ...one, decided: fact.data }));
      case 'research-report.suggestion-followed.v1':
        return onSuggestion(state, fact.data.suggestionId, (one) => ({
          ...one,
          followed: [...one.followed, fact.data],
        }));
      case 'research-report.closed.v1':
        return { ...state, status: 'CLOSED' };
    }
  },
};

/** 办结: not adopted, or carried out. */
export const settled = ({ decided, followed }: Suggestion): boolean =>
  decided?.result === 'REJECTED' || followed.at(-1)?.done === true;
