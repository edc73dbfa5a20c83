import { type Tx } from '@duban/persistence';
import { type OpenConclusion } from '../reconsideration/conclusion';
import { type Changed, type OpenOutcome } from './outcome';

/**
 * 复核决定 of a matter that changed or revoked a conclusion (SP-7), found for a proposal by its unit and the time it was made;
 * undefined: what it rests on stands.
 */
export const changesOf = async (
  tx: Pick<Tx, 'query'>,
  matterId: string,
): Promise<(proposed: Pick<OpenOutcome['proposed'], 'unit' | 'at'>) => Changed['changed'] | undefined> => {
  const rows = await tx.query<{ state: OpenConclusion }>(
    'select state from assignment.conclusion where matter_id = $1',
    [matterId],
  );
  const all = rows.flatMap(({ state: { draft, reconsidered } }) =>
    reconsidered && reconsidered.decision !== 'MAINTAIN'
      ? [{ unitId: draft.unit.id, decision: reconsidered.decision, at: reconsidered.at }]
      : [],
  );
  return ({ unit, at }) => {
    const found = all.find((one) => one.unitId === unit.id && one.at > at);
    return found && { decision: found.decision, at: found.at };
  };
};
