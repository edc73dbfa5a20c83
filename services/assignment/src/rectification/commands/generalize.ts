import { type GeneralizeFinding, type Policy, type RectificationFact, type RefusalCode } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Rectification } from '../rectification';
import { atStatus, notOfUnit, signed, underWay } from '../rules/at-status';

/** Ids for the rectifications of the peers, in the order of the units. */
export type PeerIds = { ids: readonly string[] };

/** 举一反三 (GeneralizeTask, S-69): what was found at one unit is put to its peers; the process gives it out. */
export const generalize: Decide<GeneralizeFinding, Rectification, RectificationFact, Policy, PeerIds> = (
  command,
  state,
  { actor, now, lookup: { ids } },
) => {
  const open = atStatus(state, '举一反三', ...underWay, 'CLOSED', 'REFERRED');
  notOfUnit(open, actor);
  const item = open.items.find(({ finding }) => finding.findingId === command.findingId);
  if (!item) throw new Refusal<RefusalCode>('rectification.unknown-finding');
  const { planDueOn, dueOn, units } = command;
  if (dueOn < planDueOn) throw new Refusal<RefusalCode>('rectification.dates-wrong');
  const seen = new Set([open.issued.unit.id]);
  for (const unit of units) {
    if (seen.has(unit.id)) throw new Refusal<RefusalCode>('rectification.itself', { unit: unit.name });
    seen.add(unit.id);
  }
  const tasks = units.map((unit, at) => ({ rectificationId: ids[at] ?? '', unit }));
  const { matterId } = open.issued;
  const said = { ...command, finding: item.finding, matterId, tasks, ...signed(open, actor, now) };
  return [{ type: 'rectification.generalized.v1', data: said }];
};
