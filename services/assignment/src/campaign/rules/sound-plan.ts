import { type CampaignPoint, type DraftCampaign, type RefusalCode } from '@duban/contracts';
import { type Actor, Refusal } from '@duban/kernel';
import { maySupervise, type Subjects } from '../../subject/subject';
import { peopleOf, pointsOf } from '../campaign';

/**
 * Today, the first day on which an open visit that is announced today may begin, what the units are, and whether the entry
 * of the annual program that the plan names has been approved.
 */
export type Planning = { today: string; earliestOpen: string; subjects: Subjects; entryKnown: boolean };
type Plan = DraftCampaign;

const refuse = (code: RefusalCode, params: Record<string, string | number> = {}): never => {
  throw new Refusal<RefusalCode>(code, params);
};
const twice = (names: readonly string[]): string | undefined => names.find((name, i) => names.indexOf(name) !== i);

/** 回避: nobody plans, endorses or approves a check of the own unit. */
export const notOfSubjects = ({ subjects }: Pick<Plan, 'subjects'>, { units }: Actor): void => {
  if (subjects.some(({ id }) => units.includes(id))) refuse('campaign.recusal');
};

/** Announced three working days before (domain 5.3); all covert, it may begin at once. */
export const inTime = ({ teams, fromOn }: Plan, earliestOpen: string): void => {
  if (pointsOf({ teams }).some(({ mode }) => mode === 'OPEN_VISIT') && fromOn < earliestOpen)
    refuse('campaign.notice-too-short', { earliest: earliestOpen });
};

const soundDates = (plan: Plan, { today, earliestOpen }: Planning): void => {
  const { fromOn, untilOn, selfCheckDueOn } = plan;
  if (fromOn < today || untilOn < fromOn) refuse('campaign.dates-wrong');
  inTime(plan, earliestOpen);
  if (!selfCheckDueOn) return;
  if (pointsOf(plan).every(({ mode }) => mode === 'COVERT_VISIT')) refuse('campaign.self-check-covert');
  if (selfCheckDueOn <= today || selfCheckDueOn > untilOn) refuse('campaign.self-check-dates');
};

const soundTeams = ({ teams }: Plan): void => {
  const team = twice(teams.map(({ name }) => name));
  if (team) refuse('campaign.team-twice', { team });
  const people = teams.flatMap(peopleOf);
  const again = twice(people.map(({ id }) => id));
  if (again) refuse('campaign.person-twice', { person: people.find(({ id }) => id === again)?.name ?? '' });
};

const soundPoints = ({ teams, subjects, methods }: Plan): void => {
  const points: readonly CampaignPoint[] = pointsOf({ teams });
  const point = twice(points.map(({ name, place }) => `${name}(${place})`));
  if (point) refuse('campaign.point-twice', { point });
  const outside = points.find(({ unit }) => !subjects.some(({ id }) => id === unit.id));
  if (outside) refuse('campaign.point-outside-subjects', { point: outside.name, unit: outside.unit.name });
  const idle = subjects.find(({ id }) => !points.some(({ unit }) => unit.id === id));
  if (idle) refuse('campaign.subject-without-point', { unit: idle.name });
  if (points.some(({ mode }) => mode === 'COVERT_VISIT') && !methods.includes('COVERT_VISIT'))
    refuse('campaign.covert-method-missing');
};

/** 年度计划内, or 一事一报 outside of it: one of the two. */
const withinProgram = ({ programEntryId, offProgramReason }: Plan, entryKnown: boolean): void => {
  if (!programEntryId && !offProgramReason) refuse('campaign.program-missing');
  if (programEntryId && offProgramReason) refuse('campaign.program-both');
  if (!entryKnown) refuse('campaign.program-entry-unknown');
};

/** What a plan must be before anybody endorses it. */
export const soundPlan = (plan: Plan, actor: Actor, planning: Planning): void => {
  notOfSubjects(plan, actor);
  withinProgram(plan, planning.entryKnown);
  soundDates(plan, planning);
  soundTeams(plan);
  soundPoints(plan);
  // 越级: the background of the plan says why.
  for (const unit of plan.subjects)
    maySupervise({ role: 'SEPARATE', unit, skipLevelReason: plan.background }, actor.region, planning.subjects);
};
