import { bindCommands } from '@duban/host';
import { amend } from './commands/amend';
import { approve } from './commands/approve';
import { check } from './commands/check';
import { classify } from './commands/classify';
import { decideItems } from './commands/decide-items';
import { draft } from './commands/draft';
import { openNext } from './commands/open-period';
import { summarize } from './commands/summarize';
import { supervisionPlan } from './plan';
import { cleared, decided, figures, itemTerms, upcoming } from './plan.lookups';
import { planStore } from './plan.store';

export const planCommands = bindCommands(supervisionPlan, planStore, {
  'supervision-plan.draft': { decide: draft, lookup: itemTerms },
  'supervision-plan.check': check,
  'supervision-plan.approve': approve,
  'supervision-plan.amend': { decide: amend, lookup: itemTerms },
  'supervision-plan.classify': { decide: classify, lookup: cleared },
  'supervision-plan.decide-items': { decide: decideItems, lookup: decided },
  'supervision-plan.summarize': { decide: summarize, lookup: figures },
  'supervision-plan.open-period': { decide: openNext, lookup: upcoming },
});
