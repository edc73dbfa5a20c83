import { type DesignationFact, type FactData, type RefusalCode, words } from '@duban/contracts';
import { type Aggregate, Refusal } from '@duban/kernel';

type Of<T extends DesignationFact['type']> = FactData<T>;

/** 政府指定 (Designation, R-105): four fields, an instrument, and a term. */
export type Designation =
  | { status: 'NONE' }
  | {
      status: 'PROPOSED' | 'REJECTED' | 'APPROVED' | 'ENDED';
      proposed: Of<'designation.proposed.v1'>;
      approved: Of<'designation.approved.v1'> | null;
      ended: Of<'designation.ended.v1'> | null;
    };
export type OpenDesignation = Exclude<Designation, { status: 'NONE' }>;

export const designation: Aggregate<Designation, DesignationFact> = {
  name: 'designation',
  initial: { status: 'NONE' },
  evolve: (state, fact) => {
    if (fact.type === 'designation.proposed.v1')
      return { status: 'PROPOSED', proposed: fact.data, approved: null, ended: null };
    if (state.status === 'NONE') return state;
    return fact.type === 'designation.approved.v1'
      ? { ...state, status: fact.data.agree ? 'APPROVED' : 'REJECTED', approved: fact.data }
      : { ...state, status: 'ENDED', ended: fact.data };
  },
};

export const atStatus = (state: Designation, command: string, allowed: OpenDesignation['status']): OpenDesignation => {
  if (state.status === allowed) return state;
  throw new Refusal<RefusalCode>('designation.wrong-status', {
    status: state.status === 'NONE' ? '未提出' : words.designationStatus[state.status],
    command,
  });
};
