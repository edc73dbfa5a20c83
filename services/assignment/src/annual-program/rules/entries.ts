import { type RefusalCode, sameTopic } from '@duban/contracts';
import { Refusal } from '@duban/kernel';
import { type Entry } from '../annual-program';

/** 同一对象: a unit in common; where one of them names none, a kind of units. */
const sameSubjects = (a: Entry, b: Entry): boolean =>
  a.subjects.length > 0 && b.subjects.length > 0
    ? a.subjects.some(({ id }) => b.subjects.some((other) => other.id === id))
    : a.subjectKinds.some((kind) => b.subjectKinds.includes(kind));

/** 同类、同对象: what should be one check, or a joint one. */
export const alike = (a: Entry, b: Entry): boolean => sameTopic(a.topic, b.topic) && sameSubjects(a, b);

const called = ({ body, topic }: Entry): string => `${body.name}“${topic}”`;

/** Pairs of entries that should be merged. */
export const similarIn = (entries: readonly Entry[]): { one: string; other: string }[] =>
  entries.flatMap((one, i) =>
    entries
      .slice(i + 1)
      .filter((other) => alike(one, other))
      .map((other) => ({ one: called(one), other: called(other) })),
  );

/** 政府指定 that has been approved and not ended. */
export type Designated = { department: string; matters: string; fromOn: string; untilOn: string };

/**
 * a department's 督查 in the name of the government needs a designation that covers matter and month; its own
 * 检查 does not. The supervision body itself is that of who draws up the program.
 */
export const designatedBodies = (
  entries: readonly Entry[],
  own: readonly string[],
  designations: readonly Designated[],
): void => {
  for (const { body, topic, month } of entries) {
    if (!topic.includes('督查') || own.includes(body.id)) continue;
    const covered = designations.some(
      ({ department, matters, fromOn, untilOn }) =>
        department === body.id &&
        sameTopic(matters, topic) &&
        fromOn.slice(0, 7) <= month &&
        month <= untilOn.slice(0, 7),
    );
    if (!covered) throw new Refusal<RefusalCode>('annual-program.undesignated', { body: body.name, topic });
  }
};

/** @throws Refusal what a year's list must not have: an entry twice, a month of another year, two 综合督查 of one body */
export const soundEntries = (year: number, entries: readonly Entry[]): void => {
  for (const [i, { entryId, topic, month }] of entries.entries()) {
    if (entries.findIndex((one) => one.entryId === entryId) < i)
      throw new Refusal<RefusalCode>('annual-program.entry-repeated', { topic });
    if (!month.startsWith(`${year}-`))
      throw new Refusal<RefusalCode>('annual-program.month-outside', { topic, month, year });
  }
  for (const { body } of entries) {
    const count = entries.filter((one) => one.form === 'COMPREHENSIVE' && one.body.id === body.id).length;
    if (count > 1) throw new Refusal<RefusalCode>('annual-program.comprehensive-twice', { body: body.name, count });
  }
};
