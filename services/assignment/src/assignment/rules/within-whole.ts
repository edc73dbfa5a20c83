import { type RefusalCode } from '@duban/contracts';
import { Refusal } from '@duban/kernel';
import { type OpenAssignment } from '../assignment';

/** 再分解 (domain 5.1): a part is due a working day before the whole at the latest. `latest`: null of what is no part. */
export const withinWhole = ({ issued }: OpenAssignment, dueOn: string, latest: string | null): void => {
  if (latest && dueOn > latest)
    throw new Refusal<RefusalCode>('assignment.part-past-whole', { unit: issued.parent?.unit.name ?? '', latest });
};
