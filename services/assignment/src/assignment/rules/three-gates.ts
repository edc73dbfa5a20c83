import { type RefusalCode } from '@duban/contracts';
import { type Actor, Refusal } from '@duban/kernel';

/** 三道关 (S-88, I-7): whoever did an earlier gate cannot do this one. */
export const anotherPerson = (actor: Actor, earlier: { id: string; name: string } | undefined, step: string): void => {
  if (earlier?.id === actor.id)
    throw new Refusal<RefusalCode>('assignment.same-person', { person: earlier.name, step });
};
