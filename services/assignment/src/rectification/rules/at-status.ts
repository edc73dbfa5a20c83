import { type RefusalCode, words } from '@duban/contracts';
import { type Actor, Refusal } from '@duban/kernel';
import { type Item, openItems, type OpenRectification, type Rectification } from '../rectification';

/** The rectification in one of these states, or the refusal that says where it is. */
export const atStatus = (
  state: Rectification,
  command: string,
  ...allowed: readonly OpenRectification['status'][]
): OpenRectification => {
  if (state.status !== 'NONE' && allowed.includes(state.status)) return state;
  throw new Refusal<RefusalCode>('rectification.wrong-status', {
    status: state.status === 'NONE' ? '未下达' : words.rectificationStatus[state.status],
    command,
  });
};

/** Until every finding is done with, or the matter has gone to 结果运用. */
export const underWay = ['ISSUED', 'PLAN_SUBMITTED', 'RECTIFYING', 'REPORTED'] as const;

/** Only the unit itself acts on what was found at it (I-4). */
export const byOwnUnit = ({ issued: { unit } }: OpenRectification, actor: Actor): void => {
  if (!actor.units.includes(unit.id)) throw new Refusal<RefusalCode>('rectification.other-unit', { unit: unit.name });
};
/** Nobody of the unit judges its rectification. */
export const notOfUnit = ({ issued: { unit } }: OpenRectification, actor: Actor): void => {
  if (actor.units.includes(unit.id)) throw new Refusal<RefusalCode>('rectification.checker-of-unit');
};

/** @throws Refusal when it is not among the open ones */
export const openItem = (state: OpenRectification, findingId: string): Item => {
  const item = openItems(state).find(({ finding }) => finding.findingId === findingId);
  if (!item) throw new Refusal<RefusalCode>('rectification.unknown-finding');
  return item;
};

/** Of every open finding exactly what is asked: none left out, none that is not there. */
export const coversOpen = (state: OpenRectification, findingIds: readonly string[]): void => {
  for (const findingId of findingIds) openItem(state, findingId);
  const left = openItems(state).find(({ finding }) => !findingIds.includes(finding.findingId));
  if (left) throw new Refusal<RefusalCode>('rectification.result-missing', { finding: left.finding.problem.what });
};

/** What every fact of a rectification says of itself. */
export const signed = ({ issued: { unit } }: OpenRectification, { id, name }: Actor, at: string) => ({
  by: { id, name },
  at,
  unit,
});
