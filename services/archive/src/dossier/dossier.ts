import { type DossierFact, type FactData } from '@duban/contracts';
import { type Aggregate } from '@duban/kernel';

type Status = 'COLLECTED' | 'APPRAISED' | 'BUILT' | 'CHECKED' | 'ACCEPTED' | 'DECLINED';
type Built = Pick<FactData<'dossier.built.v1'>, 'archivalCode' | 'manifestDigest' | 'file' | 'items'>;

/** 归档案卷 (ArchiveDossier): one matter, one dossier; immutable once accepted (I-24). */
export type Dossier =
  | { status: 'NONE' }
  | {
      status: Status;
      region: string;
      matterId: string;
      missing: readonly string[];
      supplement: string | null;
      retention: FactData<'dossier.appraised.v1'>['retention'] | null;
      built: Built | null;
      passed: boolean;
      checks: FactData<'dossier.checked.v1'>['checks'];
    };

export const dossier: Aggregate<Dossier, DossierFact> = {
  name: 'dossier',
  initial: { status: 'NONE' },
  evolve: (state, fact) => {
    if (fact.type === 'dossier.collected.v1') {
      const { region, matterId, missing } = fact.data;
      // Collected anew after 重新办理: the archival code stays with the matter, all else is done again.
      const { retention, built } = state.status === 'NONE' ? { retention: null, built: null } : state;
      const fresh = { supplement: null, passed: false, checks: [] };
      return { ...fresh, status: 'COLLECTED', region, matterId, missing, retention, built };
    }
    if (state.status === 'NONE') return state;
    switch (fact.type) {
      case 'dossier.supplemented.v1':
        return { ...state, status: 'COLLECTED', supplement: fact.data.explanation };
      case 'dossier.appraised.v1':
        return { ...state, status: 'APPRAISED', retention: fact.data.retention };
      case 'dossier.built.v1': {
        const { archivalCode, manifestDigest, file, items } = fact.data;
        return { ...state, status: 'BUILT', built: { archivalCode, manifestDigest, file, items } };
      }
      case 'dossier.checked.v1':
        return { ...state, status: 'CHECKED', passed: fact.data.passed, checks: fact.data.checks };
      case 'dossier.accepted.v1':
        return { ...state, status: 'ACCEPTED' };
      case 'dossier.declined.v1':
        return { ...state, status: 'DECLINED' };
    }
  },
};
