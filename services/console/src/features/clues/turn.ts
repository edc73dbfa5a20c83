import { type ClueTransferView, type MeView } from '@duban/contracts';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { get } from '../../api';
import { has } from '../../session';

export const mayHandle = (me: MeView): boolean =>
  has(me, 'SUPERVISOR', 'SUPERVISION_CHIEF', 'OFFICE_DIRECTOR', 'GOV_HEAD');
/** 线索移送 that names me; it is told of in no message, so the list itself says what waits. */
export const useClues = (me: MeView, matterId = ''): UseQueryResult<ClueTransferView[]> =>
  useQuery({
    queryKey: ['clue-transfers', matterId],
    enabled: mayHandle(me),
    queryFn: () => get<ClueTransferView[]>(`/api/clue-transfers${matterId && `?matterId=${matterId}`}`),
  });

/** What is my turn to do in one of them. */
export const turnOf = (
  { status, by, partner, approver, replied }: ClueTransferView,
  me: MeView,
): 'CONFIRM' | 'DECIDE' | 'HAND_OVER' | 'RECORD_REPLY' | undefined => {
  const handles = [by, partner].some((one) => one.id === me.id);
  if (status === 'REGISTERED' && partner.id === me.id) return 'CONFIRM';
  if (status === 'CONFIRMED' && approver.id === me.id) return 'DECIDE';
  if (status === 'APPROVED' && handles) return 'HAND_OVER';
  return status === 'HANDED_OVER' && handles && !replied ? 'RECORD_REPLY' : undefined;
};
/** A reply is recorded when it comes; the rest waits for me. */
export const waitsFor = (clue: ClueTransferView, me: MeView): boolean =>
  !['RECORD_REPLY', undefined].includes(turnOf(clue, me));
