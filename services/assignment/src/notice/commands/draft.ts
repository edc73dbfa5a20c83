import {
  type AssignmentLine,
  type DraftNotice,
  type NoticeFact,
  type Policy,
  type RefusalCode,
} from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { maySupervise, type Subjects } from '../../subject/subject';
import { type Notice } from '../notice';
import { byPlan, type ByPlan } from '../rules/by-plan';

/** What a draft is judged by. */
export type Drafting = { matterId: string; subjects: Subjects } & Pick<ByPlan, 'plan' | 'dueDays'>;

/**
 * 交办拟稿: one lead with co-operating units, or all separate (I-2), of each item where there is a plan; the four elements
 * of every line (S-94, I-3); only units that may be supervised.
 */
export const draft: Decide<DraftNotice, Notice, NoticeFact, Policy, Drafting> = (
  command,
  state,
  { actor, now, lookup },
) => {
  const round = state.status === 'NONE' ? 1 : state.draft.round + (state.status === 'SIGNED' ? 1 : 0);
  byPlan(command.lines, { ...lookup, round });
  for (const lines of ofEachItem(command.lines)) {
    assertRoles(lines);
    const twice = lines.find(({ unit }, i) => lines.findIndex((other) => other.unit.id === unit.id) !== i);
    if (twice) throw new Refusal<RefusalCode>('notice.unit-twice', { unit: twice.unit.name });
  }
  for (const line of command.lines) maySupervise(line, actor.region, lookup.subjects);
  const by = { id: actor.id, name: actor.name };
  const { matterId } = lookup;
  return [{ type: 'notice.drafted.v1', data: { ...command, by, at: now, region: actor.region, matterId, round } }];
};

/** A unit may have a task for each of several items; without items all lines are one task of the matter. */
const ofEachItem = (lines: readonly AssignmentLine[]): AssignmentLine[][] =>
  [...new Set(lines.map(({ item }) => item?.no))].map((no) => lines.filter(({ item }) => item?.no === no));

const assertRoles = (lines: readonly AssignmentLine[]): void => {
  const count = (role: AssignmentLine['role']): number => lines.filter((line) => line.role === role).length;
  const separate = count('SEPARATE');
  if (separate > 0 && separate < lines.length) throw new Refusal<RefusalCode>('notice.separate-alone');
  if (separate === 0 && count('LEAD') !== 1) throw new Refusal<RefusalCode>('notice.one-lead');
};
