import { bindCommands } from '@duban/host';
import { accept } from './commands/accept';
import { appraise } from './commands/appraise';
import { build } from './commands/build';
import { check } from './commands/check';
import { collect } from './commands/collect';
import { supplement } from './commands/supplement';
import { dossier } from './dossier';
import { dossierStore } from './dossier.store';
import { assertEnded, checklistOf, materialsOf } from './materials';
import { inspect, pack } from './pack';

export const dossierCommands = bindCommands(dossier, dossierStore, {
  'dossier.supplement': supplement,
  'dossier.appraise': appraise,
  'dossier.accept': accept,
  'dossier.collect': {
    decide: collect,
    lookup: async (_env, tx, _state, { matterId }) => {
      const materials = await materialsOf(tx, matterId);
      assertEnded(materials);
      return { checklist: checklistOf(materials), items: materials.length };
    },
  },
  'dossier.build': { decide: build, lookup: pack },
  'dossier.check': { decide: check, lookup: inspect },
});
