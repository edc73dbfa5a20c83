import { countDeadline } from '@duban/calendar';
import { bindCommands, type LookupEnv } from '@duban/host';
import { type Tx } from '@duban/persistence';
import { accept } from './commands/accept';
import { appraise, type Appraising } from './commands/appraise';
import { build } from './commands/build';
import { check } from './commands/check';
import { collect } from './commands/collect';
import { supplement } from './commands/supplement';
import { type Dossier, dossier } from './dossier';
import { dossierStore } from './dossier.store';
import { assertEnded, checklistOf, hasEnded, isCampaign, materialsOf } from './materials';
import { inspect, pack } from './pack';
import { type OfMatter } from './rules/opened';

const ofMatter = async (_env: LookupEnv, tx: Tx, state: Dossier): Promise<OfMatter> => ({
  ended: state.status !== 'NONE' && (await hasEnded(tx, state.matterId)),
});

const appraising = async (env: LookupEnv, tx: Tx, state: Dossier): Promise<Appraising> => ({
  ...(await ofMatter(env, tx, state)),
  campaign: state.status !== 'NONE' && (await isCampaign(tx, state.matterId)),
});

export const dossierCommands = bindCommands(dossier, dossierStore, {
  'dossier.supplement': { decide: supplement, lookup: ofMatter },
  'dossier.appraise': { decide: appraise, lookup: appraising },
  'dossier.accept': { decide: accept, lookup: ofMatter },
  'dossier.collect': {
    decide: collect,
    lookup: async (env, tx, _state, { matterId }, { actor, now }) => {
      await assertEnded(tx, matterId);
      const materials = await materialsOf(tx, matterId);
      const rule = { unit: 'WORKDAY', amount: env.policyFor(actor.region).archive.supplementWorkdays } as const;
      const { dueAt } = countDeadline(rule, now, env.calendar(actor.region));
      return { checklist: checklistOf(materials), items: materials.length, supplementDueAt: dueAt };
    },
  },
  'dossier.build': { decide: build, lookup: pack },
  'dossier.check': { decide: check, lookup: inspect },
});
