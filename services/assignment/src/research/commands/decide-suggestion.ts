import { type DecideSuggestion, type Policy, type RefusalCode, type ResearchReportFact, words } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type ResearchReport } from '../research-report';
import { atStatus, suggestionOf } from '../rules/at-status';
import { closing } from '../rules/closing';

/** What an answer must say (S-59): how it is carried out, and why not all of it. */
const complete = ({ result, measure, reason }: DecideSuggestion): void => {
  const missing =
    result !== 'REJECTED' && measure === '' ? '怎样落实' : result !== 'ADOPTED' && reason === '' ? '理由' : undefined;
  if (missing)
    throw new Refusal<RefusalCode>('research-report.answer-incomplete', {
      result: words.suggestionResult[result],
      missing,
    });
};

const leaders = ['GOV_HEAD', 'GOV_LEADER'];

/** 答复建议 (S-59): by the head of the unit that it is made to, or by a leader; once. */
export const decideSuggestion: Decide<DecideSuggestion, ResearchReport, ResearchReportFact, Policy> = (
  command,
  state,
  { actor, now },
) => {
  const open = atStatus(state, '答复建议', 'APPROVED');
  const { to, text, decided } = suggestionOf(open, command.suggestionId);
  if (!actor.roles.some((role) => leaders.includes(role)) && !actor.units.includes(to.id))
    throw new Refusal<RefusalCode>('research-report.suggestion-unknown');
  if (decided)
    throw new Refusal<RefusalCode>('research-report.suggestion-decided', {
      result: words.suggestionResult[decided.result],
    });
  complete(command);
  const by = { by: { id: actor.id, name: actor.name }, at: now };
  const data = { ...command, ...by, suggestion: text, to };
  return closing(open, { type: 'research-report.suggestion-decided.v1', data }, by);
};
