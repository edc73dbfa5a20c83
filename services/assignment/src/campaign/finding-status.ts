import { type words } from '@duban/contracts';
import { type OpenConclusion } from '../reconsideration/conclusion';
import { type OpenReconsideration, undecided } from '../reconsideration/reconsideration';
import { type OpenRectification } from '../rectification/rectification';
import { type Field } from './field';

/** What came of a campaign: its 结论, the 复核 of them, and 整改. */
export type Afterwards = {
  conclusions: readonly { id: string; state: OpenConclusion }[];
  reconsiderations: readonly { state: OpenReconsideration }[];
  rectifications: readonly { id: string; state: OpenRectification }[];
};
/** Findings that a 复核 has withdrawn: of a revoked conclusion all. */
export const withdrawnIn = (conclusions: Afterwards['conclusions']): ReadonlySet<string> =>
  new Set(
    conclusions.flatMap(({ state: { draft, reconsidered } }) =>
      (reconsidered?.decision === 'REVOKE' ? draft.findings : (reconsidered?.withdrawn ?? [])).map(
        ({ findingId }) => findingId,
      ),
    ),
  );

type Standing = { status: keyof typeof words.findingStatus; clearedAt: string | null };

/**
 * How far a finding of the campaign is (domain 4.2): what is said last of it holds. A 复核 that revokes the conclusion revokes
 * what it found.
 */
export const standingOf = (
  findingId: string,
  { lookBacks }: Field,
  { conclusions, reconsiderations, rectifications }: Afterwards,
): Standing => {
  const told = conclusions.find(({ state }) => state.draft.findings.some((one) => one.findingId === findingId));
  if (withdrawnIn(conclusions).has(findingId)) return { status: 'REVOKED', clearedAt: null };
  const items = rectifications.flatMap(({ state }) =>
    state.items.filter(({ finding }) => finding.findingId === findingId),
  );
  const last = items.at(-1);
  const clearedAt = last?.cleared?.at ?? null;
  const seen = lookBacks.flatMap(({ done }) => done ?? []).filter(({ at }) => clearedAt === null || at > clearedAt);
  const looked = seen.flatMap(({ results }) => results).findLast((one) => one.findingId === findingId);
  if (looked) return { status: looked.implemented ? 'CLOSED' : 'REOPENED', clearedAt };
  const disputed = reconsiderations.some(
    ({ state }) => state.filed.conclusionId === told?.id && undecided.includes(state.status),
  );
  if (disputed) return { status: 'DISPUTED', clearedAt };
  if (last) return { status: last.cleared ? 'VERIFIED' : 'IN_RECTIFICATION', clearedAt };
  const delivered = told?.state.status === 'DELIVERED' || told?.state.status === 'RECEIVED';
  return { status: delivered ? 'NOTIFIED' : 'FOUND', clearedAt: null };
};
