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

/** 交办拟稿: one lead with co-operating units, or all separate (I-2); the four elements of every line (S-94, I-3); only units that may be supervised. */
export const draft: Decide<DraftNotice, Notice, NoticeFact, Policy, { matterId: string; subjects: Subjects }> = (
  command,
  state,
  { actor, now, lookup },
) => {
  assertRoles(command.lines);
  const units = command.lines.map((line) => line.unit);
  const twice = units.find((unit, i) => units.findIndex((other) => other.id === unit.id) !== i);
  if (twice) throw new Refusal<RefusalCode>('notice.unit-twice', { unit: twice.name });
  for (const line of command.lines) maySupervise(line, actor.region, lookup.subjects);
  const round = state.status === 'NONE' ? 1 : state.draft.round + (state.status === 'SIGNED' ? 1 : 0);
  const by = { id: actor.id, name: actor.name };
  const { matterId } = lookup;
  return [{ type: 'notice.drafted.v1', data: { ...command, by, at: now, region: actor.region, matterId, round } }];
};

const assertRoles = (lines: readonly AssignmentLine[]): void => {
  const count = (role: AssignmentLine['role']): number => lines.filter((line) => line.role === role).length;
  const separate = count('SEPARATE');
  if (separate > 0 && separate < lines.length) throw new Refusal<RefusalCode>('notice.separate-alone');
  if (separate === 0 && count('LEAD') !== 1) throw new Refusal<RefusalCode>('notice.one-lead');
};
