import { countDeadline } from '@duban/calendar';
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
    lookup: async (env, tx, _state, { matterId }, { actor, now }) => {
      const materials = await materialsOf(tx, matterId);
      assertEnded(materials);
      const rule = { unit: 'WORKDAY', amount: env.policyFor(actor.region).archive.supplementWorkdays } as const;
      const { dueAt } = countDeadline(rule, now, env.calendar(actor.region));
      return { checklist: checklistOf(materials), items: materials.length, supplementDueAt: dueAt };
    },
  },
  'dossier.build': { decide: build, lookup: pack },
  'dossier.check': { decide: check, lookup: inspect },
});
