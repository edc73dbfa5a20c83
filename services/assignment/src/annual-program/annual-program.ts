import { type AnnualProgramFact, type FactData, type words } from '@duban/contracts';
import { type Aggregate } from '@duban/kernel';

type Of<T extends AnnualProgramFact['type']> = FactData<T>;
export type Entry = Of<'annual-program.drafted.v1'>['entries'][number];

/** 一事一报: how far it has come. */
export type OffProgram = {
  applied: Of<'annual-program.off-program-applied.v1'>;
  status: keyof typeof words.offProgramStatus;
  endorsed: Of<'annual-program.off-program-endorsed.v1'> | null;
  approved: Of<'annual-program.off-program-approved.v1'> | null;
};
/** 年度督查检查计划: its entries stand from approval on; what comes later comes one by one beside them. */
export type AnnualProgram =
  | { status: 'NONE' }
  | {
      status: keyof typeof words.programStatus;
      drafted: Of<'annual-program.drafted.v1'>;
      checked: Of<'annual-program.checked.v1'> | null;
      approved: Of<'annual-program.approved.v1'> | null;
      offProgram: readonly OffProgram[];
    };
export type OpenProgram = Exclude<AnnualProgram, { status: 'NONE' }>;

const onEntry = (state: OpenProgram, entryId: string, change: (one: OffProgram) => OffProgram): OpenProgram => ({
  ...state,
  offProgram: state.offProgram.map((one) => (one.applied.entryId === entryId ? change(one) : one)),
});

export const annualProgram: Aggregate<AnnualProgram, AnnualProgramFact> = {
  name: 'annual-program',
  initial: { status: 'NONE' },
  evolve: (state, fact) => {
    if (fact.type === 'annual-program.drafted.v1')
      return { status: 'DRAFTED', drafted: fact.data, checked: null, approved: null, offProgram: [] };
    if (state.status === 'NONE') return state;
    switch (fact.type) {
      case 'annual-program.checked.v1':
        return { ...state, status: fact.data.agree ? 'CHECKED' : 'RETURNED', checked: fact.data };
      case 'annual-program.approved.v1':
        return { ...state, status: fact.data.agree ? 'APPROVED' : 'RETURNED', approved: fact.data };
      case 'annual-program.off-program-applied.v1':
        return {
          ...state,
          offProgram: [...state.offProgram, { applied: fact.data, status: 'APPLIED', endorsed: null, approved: null }],
        };
      case 'annual-program.off-program-endorsed.v1':
        return onEntry(state, fact.data.entryId, (one) => ({
          ...one,
          status: fact.data.agree ? 'ENDORSED' : 'REJECTED',
          endorsed: fact.data,
        }));
      case 'annual-program.off-program-approved.v1':
        return onEntry(state, fact.data.entryId, (one) => ({
          ...one,
          status: fact.data.agree ? 'APPROVED' : 'REJECTED',
          approved: fact.data,
        }));
    }
  },
};
