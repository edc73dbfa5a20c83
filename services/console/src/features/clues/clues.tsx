import { type ClueTransferView, type MeView, words } from '@duban/contracts';
import { type JSX } from 'react';
import { Link } from 'react-router';
import { useMe } from '../../session';
import { moment } from '../../shared/words';
import { Offered, type Offer } from '../matter/offered';
import { confirmClue, decideClue, handOverClue, recordClueReply } from '../steps/clue-steps';
import { Tag } from '../../shared/tag';
import { turnOf } from './turn';

/** What waits for me in one of them. */
const offersOf = (clue: ClueTransferView, me: MeView): Offer[] => {
  const turn = turnOf(clue, me);
  return turn ? [{ step: steps[turn], id: clue.id, main: turn !== 'RECORD_REPLY' }] : [];
};
const steps = { CONFIRM: confirmClue, DECIDE: decideClue, HAND_OVER: handOverClue, RECORD_REPLY: recordClueReply };

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
      <Offered offers={offersOf(clue, me)} about={clue.concerning} known={{}} />
    </section>
  );
};
