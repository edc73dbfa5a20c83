import { type ConclusionView, type MatterView, type ReconsiderationView, words } from '@duban/contracts';
import { type JSX } from 'react';
import { has, useMe } from '../../session';
import { Loaded } from '../../shared/states';
import { distance, fullMoment, moment } from '../../shared/words';
import { draftConclusion, fileReconsideration, reviewReconsideration } from '../steps/check-steps';
import { Offered } from './offered';
import { useConclusions, useReconsiderations } from './supervision';
import { Tag } from '../../shared/tag';

/** 督查结论与复核: what was concluded about each unit, and what became of its objection. */
export const ConclusionsTab = ({ matter }: { matter: MatterView }): JSX.Element => {
  const me = useMe();
  const reconsiderations = useReconsiderations(matter.id);
  return (
    <>
      {has(me, 'SUPERVISOR', 'SUPERVISION_CHIEF') && (
        <Offered offers={[{ step: draftConclusion, main: true }]} about={matter.title} known={{ matter }} />
      )}
      <Loaded query={useConclusions(matter.id)} empty="没有督查结论">
        {(list) =>
          list.map((one) => (
            <Conclusion
              key={one.id}
              conclusion={one}
              matter={matter}
              reconsideration={reconsiderations.data?.find(({ conclusionId }) => conclusionId === one.id)}
            />
          ))
        }
      </Loaded>
    </>
  );
};

type Props = {
  conclusion: ConclusionView;
  matter: MatterView;
  reconsideration: ReconsiderationView | undefined;
};
const Conclusion = ({ conclusion: one, matter, reconsideration }: Props): JSX.Element => {
  const me = useMe();
  const withdrawn = (one.reconsidered?.withdrawn ?? []).map(({ findingId }) => findingId);
  const inTime = one.untilAt !== null && Date.now() <= Date.parse(one.untilAt);
  const mayFile = has(me, 'UNIT_HEAD') && me.unit.id === one.unit.id && one.status === 'RECEIVED' && !reconsideration;
  return (
    <section className="card" aria-label={`结论:${one.unit.name}`} style={{ marginTop: 16 }}>
      <h3>
        {one.unit.name} <Tag>{words.conclusionStatus[one.status]}</Tag>
        {one.reconsidered && <Tag color="purple">复核{words.reconsiderationDecision[one.reconsidered.decision]}</Tag>}
      </h3>
      <dl className="facts-list">
        <dt>事实</dt>
        <dd>{one.facts}</dd>
        <dt>结论</dt>
        <dd>{one.judgement}</dd>
        <dt>发现问题</dt>
        <dd>
          {one.findings.length === 0 && '无'}
          {one.findings.map(({ findingId, type, problem, evidence }, i) => (
            <div key={findingId}>
              {i + 1}. {problem.what} <Tag>{words.findingType[type]}</Tag>
              {withdrawn.includes(findingId) && <Tag color="purple">复核撤销</Tag>}
              <span className="quiet">
                {problem.where},{problem.when};证据:
                {evidence.map(({ digest, name }) => (
                  <a key={digest} href={`/api/attachments/${digest}`} style={{ marginRight: 8 }}>
                    {name}
                  </a>
                ))}
              </span>
            </div>
          ))}
        </dd>
        <dt>参与人员</dt>
        <dd>{one.participants.map(({ name }) => name).join('、')}</dd>
        {one.receivedAt && (
          <>
            <dt>签收</dt>
            <dd>
              {fullMoment(one.receivedAt)},{fullMoment(one.untilAt)}前可以申请复核
              {!reconsideration && one.untilAt && <small className="quiet">({distance(one.untilAt).text})</small>}
            </dd>
          </>
        )}
        {one.reconsidered && (
          <>
            <dt>复核后</dt>
            <dd>
              {words.reconsiderationDecision[one.reconsidered.decision]}:{one.reconsidered.reasons}
            </dd>
          </>
        )}
      </dl>
      {mayFile &&
        (inTime ? (
          <Offered offers={[{ step: fileReconsideration }]} about={one.unit.name} known={{ matter, conclusion: one }} />
        ) : (
          <p className="quiet">申请复核的期限已过,请按结论整改</p>
        ))}
      {reconsideration && <Reconsideration reconsideration={reconsideration} conclusion={one} matter={matter} />}
    </section>
  );
};

const Reconsideration = ({
  reconsideration: one,
  conclusion,
  matter,
}: {
  reconsideration: ReconsiderationView;
  conclusion: ConclusionView;
  matter: MatterView;
}): JSX.Element => {
  const me = useMe();
  const asked = one.status === 'UNDER_REVIEW' && one.reviewers.some(({ id }) => id === me.id);
  const silent = asked && !one.reviews.some(({ by }) => by.id === me.id);
  return (
    <section className="block" aria-label="复核">
      <h4>
        复核 <Tag>{words.reconsiderationStatus[one.status]}</Tag>
      </h4>
      <p className={one.overdue ? 'late' : 'quiet'}>
        {moment(one.filedAt)}申请,须在{fullMoment(one.decideDueAt)}前决定{one.overdue && ',已超期'}
      </p>
      <p>{one.reasons}</p>
      {one.examined && !one.examined.agree && <p>不予受理:{one.examined.opinion}</p>}
      {one.reviewers.length > 0 && <p className="quiet">复核人员:{one.reviewers.map(({ name }) => name).join('、')}</p>}
      {one.reviews.map(({ by, proposal, opinion }) => (
        <p key={by.id}>
          {by.name}建议{words.reconsiderationDecision[proposal]}:{opinion}
        </p>
      ))}
      {one.decided && (
        <p>
          <b>{words.reconsiderationDecision[one.decided.decision]}</b>:{one.decided.reasons}
          <small className="quiet">
            {' '}
            {one.decided.by.name} {moment(one.decided.at)}决定{one.decided.late && '(超期)'}
          </small>
        </p>
      )}
      {silent && (
        <Offered
          offers={[{ step: reviewReconsideration, id: one.id, main: true }]}
          about={conclusion.unit.name}
          known={{ matter, conclusion, reconsideration: one }}
        />
      )}
    </section>
  );
};
