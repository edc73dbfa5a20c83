import { type FactData, type InformantFact } from '@duban/contracts';
import { type Aggregate } from '@duban/kernel';

type Named = { id: string; name: string };
type View = FactData<'informant.revealed.v1'>;

/** 反映人 of one matter, under the matter's id: sealed as recorded last, who else may see it, and every view. */
export type Informant =
  | { status: 'NONE' }
  | {
      status: 'RECORDED';
      region: string;
      sealed: FactData<'informant.recorded.v1'>['informants'];
      recordedBy: Named;
      recordedAt: string;
      entrusted: readonly Named[];
      views: readonly View[];
    };
export type RecordedInformant = Exclude<Informant, { status: 'NONE' }>;

export const informant: Aggregate<Informant, InformantFact> = {
  name: 'informant',
  initial: { status: 'NONE' },
  evolve: (state, fact) => {
    if (fact.type === 'informant.recorded.v1') {
      const { informants: sealed, region, by: recordedBy, at: recordedAt } = fact.data;
      const before = state.status === 'NONE' ? { entrusted: [], views: [] } : state;
      return { ...before, status: 'RECORDED', region, sealed, recordedBy, recordedAt };
    }
    if (state.status === 'NONE') return state;
    if (fact.type === 'informant.revealed.v1') return { ...state, views: [...state.views, fact.data] };
    return { ...state, entrusted: [...state.entrusted, ...fact.data.persons] };
  },
};
