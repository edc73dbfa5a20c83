import { type MatterFact, type Policy, type RemindOfMatter } from '@duban/contracts';
import { type Decide } from '@duban/kernel';
import { type Matter } from '../matter';

/** 提醒: a date has passed; where the thing was done meanwhile nobody is reminded. */
export const remind: Decide<RemindOfMatter, Matter, MatterFact, Policy> = ({ reason }, state, { actor, now }) => {
  if (state.status === 'NONE') return [];
  const waiting = state.status === 'FEEDBACK' && state.presented !== null;
  const open = {
    APPROVAL_UNCONFIRMED: state.phoneApproval !== null,
    REPORT_UNREAD: waiting && !state.presented?.read,
    REPORT_SILENT: waiting,
    CALL_NOT_MADE: state.status === 'OPINION_DRAFTED' && state.opinion?.effortPath === 'KNOW',
    DOSSIER_INCOMPLETE: ['CLOSED', 'REVOKED', 'REJECTED'].includes(state.status),
  }[reason];
  return open
    ? [{ type: 'matter.reminded.v1', data: { by: { id: actor.id, name: actor.name }, at: now, reason } }]
    : [];
};
