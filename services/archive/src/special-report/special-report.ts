import { type FactData, type SpecialReportFact } from '@duban/contracts';
import { type Aggregate } from '@duban/kernel';

type Draft = Omit<FactData<'special-report.drafted.v1'>, 'by' | 'at'>;

/** 督查专报 of one matter: drafted, signed or returned; a new round drafts anew. */
export type SpecialReport =
  { status: 'NONE' } | { status: 'DRAFTED' | 'SIGNED' | 'RETURNED'; draft: Draft; returnedBecause: string | null };

export const specialReport: Aggregate<SpecialReport, SpecialReportFact> = {
  name: 'special-report',
  initial: { status: 'NONE' },
  evolve: (state, fact) => {
    if (fact.type === 'special-report.drafted.v1') {
      const { by: _by, at: _at, ...draft } = fact.data;
      return { status: 'DRAFTED', draft, returnedBecause: null };
    }
    if (state.status === 'NONE') return state;
    return fact.type === 'special-report.signed.v1'
      ? { ...state, status: 'SIGNED' }
      : { ...state, status: 'RETURNED', returnedBecause: fact.data.opinion };
  },
};
