import { type InspectionTeamFact, type Policy, type RefusalCode, type TrainTeam } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type InspectionTeam, peopleOf } from '../inspection-team';
import { formed } from '../rules/formed';

/** 培训记录 (R-107, 条例第九条): what was taught, by whom, and who was there. */
export const train: Decide<TrainTeam, InspectionTeam, InspectionTeamFact, Policy, { today: string }> = (
  command,
  state,
  { actor, now, lookup: { today } },
) => {
  const team = formed(state, '督查培训');
  if (command.on > today) throw new Refusal<RefusalCode>('inspection-team.trained-later');
  const people = new Set(peopleOf(team).map(({ person }) => person.id));
  const stranger = command.attended.find(({ id }) => !people.has(id));
  if (stranger) throw new Refusal<RefusalCode>('inspection-team.not-member', { person: stranger.name });
  return [
    { type: 'inspection-team.trained.v1', data: { ...command, by: { id: actor.id, name: actor.name }, at: now } },
  ];
};
