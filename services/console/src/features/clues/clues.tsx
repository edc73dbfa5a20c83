import { type ClueTransferView, type MeView, words } from '@duban/contracts';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { type JSX } from 'react';
import { Link } from 'react-router';
import { get } from '../../api';
import { has, useMe } from '../../session';
import { moment } from '../../shared/words';
import { Offered, type Offer } from '../matter/offered';
import { confirmClue, decideClue, handOverClue, recordClueReply } from '../steps/clue-steps';
import { Tag } from '../../shared/tag';

export const mayHandle = (me: MeView): boolean =>
  has(me, 'SUPERVISOR', 'SUPERVISION_CHIEF', 'OFFICE_DIRECTOR', 'GOV_HEAD');
/** 线索移送 that names me; it is told of in no message, so the list itself says what waits. */
export const useClues = (me: MeView, matterId = ''): UseQueryResult<ClueTransferView[]> =>
  useQuery({
    queryKey: ['clue-transfers', matterId],
    enabled: mayHandle(me),
    queryFn: () => get<ClueTransferView[]>(`/api/clue-transfers${matterId && `?matterId=${matterId}`}`),
  });

/** What waits for me in one of them. */
const turnOf = ({ id, status, by, partner, approver, replied }: ClueTransferView, me: MeView): Offer[] => {
  const handles = [by, partner].some((one) => one.id === me.id);
  if (status === 'REGISTERED' && partner.id === me.id) return [{ step: confirmClue, id, main: true }];
  if (status === 'CONFIRMED' && approver.id === me.id) return [{ step: decideClue, id, main: true }];
  if (status === 'APPROVED' && handles) return [{ step: handOverClue, id, main: true }];
  return status === 'HANDED_OVER' && handles && !replied ? [{ step: recordClueReply, id }] : [];
};
export const waitsFor = (clue: ClueTransferView, me: MeView): boolean => turnOf(clue, me).some(({ main }) => main);

/** One 线索 with who handles it, how far it is, and what is my turn to do. */
export const Clue = ({ clue }: { clue: ClueTransferView }): JSX.Element => {
  const me = useMe();
  const { confirmed, decided, handedOver, replied } = clue;
  return (
    <section className="card" aria-label={`线索:${clue.concerning}`} style={{ marginTop: 16 }}>
      <h3>
        {clue.concerning} <Tag>{words.clueStatus[clue.status]}</Tag> <Tag color="magenta">限经办人</Tag>
      </h3>
      <dl className="facts-list">
        <dt>事项</dt>
        <dd>
          <Link to={`/matters/${clue.matterId}`}>{clue.matterTitle}</Link> {clue.matterNo}
        </dd>
        <dt>移送机关</dt>
        <dd>{words.clueTarget[clue.target]}</dd>
        <dt>线索内容</dt>
        <dd>{clue.facts}</dd>
        <dt>依据</dt>
        <dd>{clue.basis}</dd>
        <dt>附件</dt>
        <dd>
          {clue.evidence.length === 0 && '无'}
          {clue.evidence.map(({ digest, name }) => (
            <a key={digest} href={`/api/attachments/${digest}`} style={{ marginRight: 8 }}>
              {name}
            </a>
          ))}
        </dd>
        <dt>经办</dt>
        <dd>
          {clue.by.name} {moment(clue.at)}登记;{clue.partner.name}
          {confirmed
            ? ` ${moment(confirmed.at)}${confirmed.agree ? '复核同意' : `复核不同意:${confirmed.opinion}`}`
            : '待复核'}
        </dd>
        <dt>批准</dt>
        <dd>
          {clue.approver.name}
          {decided && ` ${moment(decided.at)}${decided.agree ? '批准移送' : `不批准:${decided.opinion}`}`}
        </dd>
        {handedOver && (
          <>
            <dt>移送</dt>
            <dd>
              {handedOver.handedOn}由{handedOver.handlers.map(({ name }) => name).join('、')}移送{handedOver.handedTo},
              {handedOver.receivedBy}接收{handedOver.receipt && `,回执${handedOver.receipt}`}
            </dd>
          </>
        )}
        {replied && (
          <>
            <dt>处理结果</dt>
            <dd>
              {replied.repliedOn}:{replied.reply}
            </dd>
          </>
        )}
      </dl>
      <Offered offers={turnOf(clue, me)} about={clue.concerning} known={{}} />
    </section>
  );
};
