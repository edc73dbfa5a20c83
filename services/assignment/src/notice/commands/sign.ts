import { type NoticeFact, type Policy, type RefusalCode, type SignNotice } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Notice } from '../notice';

/** An id for every line; the number of the first in the matter, the others follow. */
export type Numbers = { ids: readonly string[]; firstSerial: number };

/** 签发: each line becomes an assignment with an id and a serial of the matter; or the draft is returned. */
export const sign: Decide<SignNotice, Notice, NoticeFact, Policy, Numbers> = (
  { agree, opinion },
  state,
  { actor, now, lookup },
) => {
  if (state.status !== 'DRAFTED') throw new Refusal<RefusalCode>('notice.wrong-status', { command: '签发' });
  const by = { id: actor.id, name: actor.name };
  if (!agree) return [{ type: 'notice.returned.v1', data: { by, at: now, agree, opinion } }];
  const { title, text, contact, round } = state.draft;
  const lines = state.draft.lines.map((line, i) => ({
    ...line,
    assignmentId: lookup.ids[i] as string,
    serial: lookup.firstSerial + i,
  }));
  return [{ type: 'notice.signed.v1', data: { by, at: now, agree, opinion, title, text, contact, round, lines } }];
};
