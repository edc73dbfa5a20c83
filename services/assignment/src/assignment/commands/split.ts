import { type AssignmentFact, type Policy, type RefusalCode, type SplitAssignment } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Assignment } from '../assignment';
import { atStatus, byOwnUnit } from '../rules/own-unit';

/** The days between which a part may be due; who handles the matter already; ids and numbers of the parts. */
export type Parts = {
  assignmentId: string;
  today: string;
  latest: string;
  atWork: readonly string[];
  ids: readonly string[];
  firstSerial: number;
};

/** 再分解 (domain 5.1): each part at least one working day earlier than the whole; its result is a 协办意见 to this unit. */
export const split: Decide<SplitAssignment, Assignment, AssignmentFact, Policy, Parts> = (
  { lines },
  state,
  { actor, now, lookup: { assignmentId, today, latest, atWork, ids, firstSerial } },
) => {
  const open = atStatus(state, '再分解', 'ACKNOWLEDGED', 'HANDLING', 'RETURNED');
  byOwnUnit(open, actor);
  const { unit: own, item } = open.issued;
  const children = lines.map(({ dueOn, ...line }, i) => {
    const { unit } = line;
    if (unit.id === own.id) throw new Refusal<RefusalCode>('assignment.split-itself');
    if (lines.findIndex((other) => other.unit.id === unit.id) !== i)
      throw new Refusal<RefusalCode>('notice.unit-twice', { unit: unit.name });
    if (atWork.includes(unit.id))
      throw new Refusal<RefusalCode>('assignment.reassign-unit-has-task', { unit: unit.name });
    if (dueOn > latest) throw new Refusal<RefusalCode>('assignment.split-too-late', { unit: unit.name, latest });
    if (dueOn < today) throw new Refusal<RefusalCode>('assignment.split-in-the-past', { unit: unit.name });
    return {
      assignmentId: ids[i] as string,
      serial: firstSerial + i,
      parent: { assignmentId, unit: own },
      line: {
        ...line,
        ...(item ? { item } : {}),
        role: 'CO' as const,
        deadline: { unit: 'DATE' as const, date: dueOn },
      },
    };
  });
  const by = { id: actor.id, name: actor.name };
  return [{ type: 'assignment.split.v1', data: { by, at: now, children } }];
};
