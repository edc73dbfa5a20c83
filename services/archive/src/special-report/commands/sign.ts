import { type Policy, type RefusalCode, type SignSpecialReport, type SpecialReportFact } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type SpecialReport } from '../special-report';

/** 专报签发 by the office director; a returned draft is drafted again. */
export const sign: Decide<SignSpecialReport, SpecialReport, SpecialReportFact, Policy> = (
  { agree, opinion },
  state,
  { actor, now },
) => {
  if (state.status !== 'DRAFTED') throw new Refusal<RefusalCode>('special-report.wrong-status', { command: '签发' });
  const by = { id: actor.id, name: actor.name };
  if (!agree) return [{ type: 'special-report.returned.v1', data: { by, at: now, agree, opinion } }];
  const { region: _region, matterId: _matterId, ...content } = state.draft;
  return [{ type: 'special-report.signed.v1', data: { ...content, by, at: now, agree, opinion } }];
};
