import { levelsBelow, liesIn, type RefusalCode, type words } from '@duban/contracts';
import { Refusal } from '@duban/kernel';

export type SubjectType = keyof typeof words.subjectType;
/** 督查对象 as the register of units has it. */
export type Subject = Readonly<{ division: string; subjectType: SubjectType | null; isSubject: boolean }>;
/** By unit; one of which nothing has been heard yet is missing. */
export type Subjects = Readonly<Record<string, Subject>>;

type Line = Readonly<{
  role: keyof typeof words.assignmentRole;
  unit: { id: string; name: string };
  skipLevelReason?: string | undefined;
}>;

/** 对象四类: as registered, or what its division makes of it. */
export const subjectTypeOf = ({ division, subjectType }: Subject, region: string): SubjectType =>
  subjectType ?? (levelsBelow(division, region) > 0 ? 'LOWER' : 'DEPARTMENT');

/**
 * enterprises and citizens only co-operate; who is supervised belongs to the government that supervises, and more
 * than one level down only for a reason.
 * @throws Refusal notice.not-a-subject, notice.outside-jurisdiction, notice.skip-level
 */
export const maySupervise = ({ role, unit, skipLevelReason }: Line, region: string, subjects: Subjects): void => {
  const subject = subjects[unit.id];
  if (!subject) return;
  const { name } = unit;
  if (!subject.isSubject) {
    if (role !== 'CO') throw new Refusal<RefusalCode>('notice.not-a-subject', { unit: name });
    return;
  }
  if (!liesIn(subject.division, region)) throw new Refusal<RefusalCode>('notice.outside-jurisdiction', { unit: name });
  const levels = levelsBelow(subject.division, region);
  if (levels > 1 && !skipLevelReason) throw new Refusal<RefusalCode>('notice.skip-level', { unit: name, levels });
};
