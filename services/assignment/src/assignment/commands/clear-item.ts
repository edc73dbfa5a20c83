import { type AssignmentFact, type ClearItem, type Policy, type RefusalCode, words } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Assignment } from '../assignment';
import { ledItem } from '../item';
import { atStatus } from '../rules/own-unit';

/** Where the plan asks for somebody to go and see, papers and calls do not do (S-45). */
const onTheSpot: readonly string[] = [
  'ON_SITE',
  'COVERT',
  'CALLBACK',
] satisfies (keyof typeof words.verificationMethod)[];

/** 项目销号 (S-25, WH_Clear): after the review has accepted it, with evidence, verified as the plan asks. */
export const clearItem: Decide<ClearItem, Assignment, AssignmentFact, Policy> = (command, state, { actor, now }) => {
  const open = atStatus(state, '项目销号', 'ACCEPTED');
  const { method } = ledItem(open);
  if (command.evidence.length === 0) throw new Refusal<RefusalCode>('assignment.clear-evidence-missing');
  if (onTheSpot.includes(method) && !onTheSpot.includes(command.verification))
    throw new Refusal<RefusalCode>('assignment.cleared-by-documents', {
      method: words.verificationMethod[method],
      given: words.verificationMethod[command.verification],
    });
  const by = { id: actor.id, name: actor.name };
  return [
    { type: 'assignment.item-cleared.v1', data: { ...command, by, at: now, onTime: open.onTime ?? false } },
    { type: 'assignment.cleared.v1', data: { by, at: now } },
  ];
};
