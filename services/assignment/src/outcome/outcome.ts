import { type FactData, type OutcomeFact, type RefusalCode, words } from '@duban/contracts';
import { type Actor, type Aggregate, Refusal } from '@duban/kernel';

type Of<T extends OutcomeFact['type']> = FactData<T>;

/** 结果运用建议 (OutcomeProposal, SP-9) about one unit. */
export type Outcome =
  | { status: 'NONE' }
  | {
      status: keyof typeof words.outcomeStatus;
      proposed: Of<'outcome.proposed.v1'>;
      explained: Of<'outcome.explained.v1'> | null;
      checked: Of<'outcome.checked.v1'> | null;
      approved: Of<'outcome.approved.v1'> | null;
      /** 约谈; absent of what was kept before there were any */
      arranged?: Of<'outcome.talk-arranged.v1'>;
      talked?: Of<'outcome.talk-recorded.v1'>;
      executed: Of<'outcome.executed.v1'> | null;
      replied: Of<'outcome.reply-recorded.v1'> | null;
    };
export type OpenOutcome = Exclude<Outcome, { status: 'NONE' }>;

export const outcome: Aggregate<Outcome, OutcomeFact> = {
  name: 'outcome',
  initial: { status: 'NONE' },
  evolve: (state, fact) => {
    if (fact.type === 'outcome.proposed.v1') {
      const nothing = { explained: null, checked: null, approved: null, executed: null, replied: null };
      return { status: 'PROPOSED', proposed: fact.data, ...nothing };
    }
    if (state.status === 'NONE') return state;
    switch (fact.type) {
      case 'outcome.explained.v1':
        return { ...state, explained: fact.data };
      case 'outcome.checked.v1':
        return { ...state, status: fact.data.agree ? 'CHECKED' : 'REJECTED', checked: fact.data };
      case 'outcome.approved.v1':
        return { ...state, status: fact.data.agree ? 'APPROVED' : 'REJECTED', approved: fact.data };
      case 'outcome.talk-arranged.v1':
        return { ...state, status: 'ARRANGED', arranged: fact.data };
      case 'outcome.talk-recorded.v1':
        return { ...state, status: 'EXECUTED', talked: fact.data };
      case 'outcome.executed.v1':
        return { ...state, status: 'EXECUTED', executed: fact.data };
      case 'outcome.reply-recorded.v1':
        return { ...state, replied: fact.data };
    }
  },
};

export const outcomeAt = (
  state: Outcome,
  command: string,
  ...allowed: readonly OpenOutcome['status'][]
): OpenOutcome => {
  if (state.status !== 'NONE' && allowed.includes(state.status)) return state;
  throw new Refusal<RefusalCode>('outcome.wrong-status', {
    status: state.status === 'NONE' ? '未提出' : words.outcomeStatus[state.status],
    command,
  });
};

/** Nothing is carried out that is not approved (I-16). @throws Refusal outcome.not-approved */
export const approvedOnly = (state: Outcome): void => {
  if (state.status === 'PROPOSED' || state.status === 'CHECKED' || state.status === 'REJECTED')
    throw new Refusal<RefusalCode>('outcome.not-approved', { kind: words.outcomeProposalKind[state.proposed.kind] });
};

/** 复核决定 that changed the conclusion on the unit after the proposal was made (SP-7); null: none. */
export type Changed = { changed: { decision: 'AMEND' | 'REVOKE'; at: string } | null };
/** What a 复核 has changed carries no proposal any more: it is proposed anew. @throws Refusal outcome.conclusion-changed */
export const stillFounded = ({ proposed: { unit } }: OpenOutcome, { changed }: Changed): void => {
  if (changed)
    throw new Refusal<RefusalCode>('outcome.conclusion-changed', {
      unit: unit.name,
      decision: words.reconsiderationDecision[changed.decision],
    });
};

/** What every fact says of itself. */
export const saidOf = ({ proposed: { unit, kind } }: OpenOutcome, { id, name }: Actor, at: string) => ({
  by: { id, name },
  at,
  unit,
  kind,
});
