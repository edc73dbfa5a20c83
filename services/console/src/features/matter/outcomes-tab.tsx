import { type MatterView, type OutcomeView, words } from '@duban/contracts';
import { Alert, Steps } from 'antd';
import { type JSX } from 'react';
import { has, useMe } from '../../session';
import { Loaded } from '../../shared/states';
import { fullMoment, lasted, moment } from '../../shared/words';
import { Clue } from '../clues/clues';
import { useClues } from '../clues/turn';
import { registerClue } from '../steps/clue-steps';
import { proposeOutcome, recordOutcomeReply } from '../steps/outcome-steps';
import { Offered } from './offered';
import { useOutcomes, useTrace } from './supervision';
import { Tag } from '../../shared/tag';

/** 结果运用 (SP-9): what was proposed about whom, what the unit says to it, who approved it, and to whom it went. */
export const OutcomesTab = ({ matter }: { matter: MatterView }): JSX.Element => {
  const me = useMe();
  const onDesk = has(me, 'SUPERVISOR', 'SUPERVISION_CHIEF');
  const trace = useTrace(matter.id, onDesk);
  const clues = useClues(me, matter.id);
  return (
    <>
      {onDesk && trace.isSuccess && (
        <Offered
          offers={[{ step: proposeOutcome, main: true }, { step: registerClue }]}
          about={matter.title}
          known={{ matter, trace: trace.data }}
        />
      )}
      {clues.data?.map((clue) => (
        <Clue key={clue.id} clue={clue} />
      ))}
      <Loaded query={useOutcomes(matter.id)} empty="没有结果运用建议">
        {(list) => list.map((one) => <Outcome key={one.id} outcome={one} matter={matter} onDesk={onDesk} />)}
      </Loaded>
    </>
  );
};

const stepOf: Record<OutcomeView['status'], number> = {
  PROPOSED: 0,
  CHECKED: 2,
  APPROVED: 3,
  ARRANGED: 3,
  REJECTED: 2,
  EXECUTED: 4,
};

const Outcome = ({
  outcome: one,
  matter,
  onDesk,
}: {
  outcome: OutcomeView;
  matter: MatterView;
  onDesk: boolean;
}): JSX.Element => (
  <section
    className="card"
    aria-label={`${words.outcomeProposalKind[one.kind]}建议:${one.unit.name}`}
    style={{ marginTop: 16 }}
  >
    <h3>
      {words.outcomeProposalKind[one.kind]}建议:{one.unit.name} <Tag>{words.outcomeStatus[one.status]}</Tag>
    </h3>
    {one.changed && (
      <Alert
        type="warning"
        showIcon
        style={{ marginBottom: 12 }}
        title={`${moment(one.changed.at)}对${one.unit.name}的结论经复核决定${words.reconsiderationDecision[one.changed.decision]}`}
        description={
          one.status === 'EXECUTED'
            ? '已经移送、执行的,请把复核决定书送达接收机关'
            : '这份建议不能再同意;仍有必要的,按复核后的结论重新提出'
        }
      />
    )}
    <Steps
      size="small"
      responsive
      current={one.explained && one.status === 'PROPOSED' ? 1 : stepOf[one.status]}
      status={one.status === 'REJECTED' ? 'error' : one.status === 'EXECUTED' ? 'finish' : 'process'}
      items={[
        '单位说明、申辩',
        '办公室主任审核',
        '行政首长批准',
        one.kind === 'ADMONISH_TALK' ? '约谈' : '移送、执行',
      ].map((title) => ({ title }))}
    />
    <dl className="facts-list">
      <dt>事实</dt>
      <dd>{one.facts}</dd>
      <dt>依据</dt>
      <dd>{one.basis}</dd>
      <dt>建议</dt>
      <dd>{one.suggestion}</dd>
      {one.trace.length > 0 && (
        <>
          <dt>责任链</dt>
          <dd>
            {one.trace.map(({ step, holder, minutes, lateMinutes }) => (
              <div key={`${step} ${holder} ${minutes}`}>
                {step},{holder},{lasted(minutes)}
                {lateMinutes !== null && <span className="late">,超时{lasted(lateMinutes)}</span>}
              </div>
            ))}
          </dd>
        </>
      )}
      <dt>单位说明</dt>
      <dd>
        {one.explained
          ? one.explained.explanation
          : one.status === 'PROPOSED'
            ? `${fullMoment(one.explainUntilAt)}前可以说明、申辩`
            : '没有说明'}
      </dd>
      <Signed term="审核" said={one.checked} />
      <Signed term="批准" said={one.approved} />
      {one.arranged && (
        <>
          <dt>约谈通知</dt>
          <dd>
            {fullMoment(one.arranged.heldAt)},{one.arranged.place};约谈人
            {one.arranged.hosts.map(({ name }) => name).join('、')},被约谈人{one.arranged.attendees}
          </dd>
        </>
      )}
      {one.talked && (
        <>
          <dt>约谈记录</dt>
          <dd>
            {fullMoment(one.talked.heldAt)}:{one.talked.content}
            <div>表态:{one.talked.reply}</div>
            <div>
              承诺:{one.talked.undertaking},{one.talked.followUpOn}跟踪落实
            </div>
            <small className="quiet">
              {one.talked.signature.by}
              {one.talked.signature.result === 'CONFIRMED' ? '签字' : `拒签:${one.talked.signature.remark}`}
            </small>
          </dd>
        </>
      )}
      {one.executed && (
        <>
          <dt>移送、执行</dt>
          <dd>
            {one.executed.handedOn}移送{one.executed.handedTo},{one.executed.receivedBy}接收
            {one.executed.remark && `;${one.executed.remark}`}
          </dd>
        </>
      )}
      {one.replied && (
        <>
          <dt>处理结果</dt>
          <dd>
            {one.replied.repliedOn}答复:{one.replied.reply}
          </dd>
        </>
      )}
    </dl>
    {onDesk && one.executed && !one.replied && (
      <Offered offers={[{ step: recordOutcomeReply, id: one.id }]} about={one.unit.name} known={{ matter }} />
    )}
  </section>
);

const Signed = ({
  term,
  said,
}: {
  term: string;
  said: { agree: boolean; opinion: string; at: string; by: { name: string } } | null;
}): JSX.Element | null =>
  said && (
    <>
      <dt>{term}</dt>
      <dd>
        {said.by.name} {moment(said.at)}
        {said.agree ? '同意' : '不同意'}
        {said.opinion && `:${said.opinion}`}
      </dd>
    </>
  );
