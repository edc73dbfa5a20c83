import {
  type CampaignPlanView,
  type CampaignView,
  type InspectionTeamView,
  type MatterView,
  type Role,
  type SelfCheckView,
  words,
} from '@duban/contracts';
import { Alert } from 'antd';
import { type JSX } from 'react';
import { has, useMe } from '../../session';
import { fullMoment, moment } from '../../shared/words';
import { FieldPart } from '../campaign/field-part';
import * as steps from '../steps/campaign-steps';
import '../sheet/sheet.css';
import { type Step } from '../steps/step';
import { Offered } from './offered';
import { type CampaignKnown } from './use-campaign';
import { Tag } from '../../shared/tag';

const names = (all: readonly { name: string }[]): string => all.map(({ name }) => name).join('、');

/** 书面声明 of a guest, entered by the desk; not the form of the step itself. */
const declareOnPaper: Step = {
  ...steps.declareForTeam,
  submit: '登记书面声明',
  effect: '只用于没有账号的邀请人员;请上传本人签字的声明和承诺。',
  fields: [
    { name: ['paper', 'person'], label: '邀请人员', kind: 'person', roles: Object.keys(words.role) as Role[] },
    { name: ['paper', 'files'], label: '签字的声明', kind: 'files' },
    ...steps.declareForTeam.fields,
  ],
};

/** 督查活动 (domain 5.3): the plan and who has agreed to it, the teams and what each still lacks, who was told. */
export const CampaignTab = ({ matter, known }: { matter: MatterView; known: CampaignKnown }): JSX.Element => {
  const { campaign, teams, selfChecks } = known;
  if (!campaign) return <p className="quiet">还没有草拟预案</p>;
  return (
    <>
      <Standing campaign={campaign} matter={matter} />
      {campaign.pending && (
        <PlanCard title={`${words.campaignTurn[campaign.pending.step]}的方案`} plan={campaign.pending} />
      )}
      {campaign.inForce && <PlanCard title="批准的方案" plan={campaign.inForce} />}
      {teams.map((team) => (
        <TeamCard key={team.id} team={team} matter={matter} />
      ))}
      {selfChecks.length > 0 && <SelfChecks list={selfChecks} />}
      {known.field && <FieldPart field={known.field} matter={matter} />}
    </>
  );
};

const Standing = ({ campaign, matter }: { campaign: CampaignView; matter: MatterView }): JSX.Element => {
  const me = useMe();
  const { status, pending, inForce, endorsements, notices, cancelled, matterId } = campaign;
  const runs = status === 'APPROVED' || status === 'EXECUTING';
  const amendable = runs && (!pending || pending.step === 'RETURNED') && has(me, 'SUPERVISOR', 'SUPERVISION_CHIEF');
  const offers = [
    ...(amendable ? [{ step: steps.amendCampaign, id: matterId }] : []),
    ...(has(me, 'GOV_HEAD') && status !== 'CANCELLED' && status !== 'CLOSED' && status !== 'CONCLUDED'
      ? [{ step: steps.cancelCampaign, id: matterId }]
      : []),
  ];
  return (
    <section className="card" aria-label="督查活动">
      <h3>
        督查活动 <Tag>{words.campaignStatus[status]}</Tag>
        {pending && <Tag color="gold">{words.campaignTurn[pending.step]}</Tag>}
      </h3>
      {pending?.returned && <p className="late">退回意见:{pending.returned}</p>}
      {cancelled && (
        <p className="late">
          {moment(cancelled.at)}取消:{cancelled.reason}({cancelled.instrument})
        </p>
      )}
      {endorsements.map((one) => (
        <div key={`${one.at}${one.step}`}>
          {moment(one.at)} {one.by.name} {words.campaignStep[one.step]}(第{one.version}版):
          {one.agree ? '同意' : '不同意'} {one.opinion}
        </div>
      ))}
      {inForce && (
        <div>
          {moment(inForce.approvedAt)} {inForce.approvedBy.name} 审定第{inForce.version}版 {inForce.opinion}
          {inForce.overrideReason && <p>确需开展:{inForce.overrideReason}</p>}
        </div>
      )}
      {notices.map((one) => (
        <div key={one.documentNo}>
          {moment(one.at)} 督查通知 {one.documentNo}:{names(one.units)},明查自{one.openFrom}起
        </div>
      ))}
      <Offered offers={offers} about="督查方案" known={{ campaign, matter }} />
    </section>
  );
};

const PlanCard = ({ title, plan }: { title: string; plan: CampaignPlanView }): JSX.Element => {
  const { checks, teams, covertShare, reason, selfCheckDueOn, offProgramReason } = plan;
  const often = checks.perSubject.filter(({ thisYear, limit }) => thisYear >= limit);
  const rows: [string, string][] = [
    ['背景依据', plan.background],
    ['督查内容', plan.contents],
    ['督查对象', names(plan.subjects)],
    ['督查范围', plan.scope],
    [
      '形式和方式',
      `${words.supervisionForm[plan.form]};${plan.methods.map((m) => words.supervisionMethod[m]).join('、')}`,
    ],
    ['时间', `${plan.fromOn}至${plan.untilOn}${selfCheckDueOn ? `,${selfCheckDueOn}前自查` : ''}`],
    ['问题清单', plan.checklist.map((item, i) => `${i + 1}.${item}`).join(' ')],
    ['纪律要求', plan.disciplines],
    ['培训、后勤、风险', `${plan.training};${plan.logistics};${plan.risks}`],
    ...(offProgramReason ? ([['一事一报', offProgramReason]] as [string, string][]) : []),
  ];
  return (
    <section className="card" aria-label={title}>
      <h3>
        {title} 第{plan.version}版
      </h3>
      {reason && <p>变更理由:{reason}</p>}
      {checks.duplicates.length > 0 && (
        <Alert
          type="warning"
          showIcon
          style={{ marginBottom: 12 }}
          title="与别的检查间隔太近,是重复督查;批准须写明理由(条例第十五条)"
          description={checks.duplicates.map((one) => (
            <div key={`${one.matterId}${one.subject.id}`}>
              {one.subject.name}:{one.body}“{one.title}”,{one.fromOn}至{one.untilOn}
            </div>
          ))}
        />
      )}
      {often.length > 0 && (
        <Alert
          type="warning"
          showIcon
          style={{ marginBottom: 12 }}
          title={`今年已到次数上限:${often.map((o) => `${o.subject.name}${o.thisYear}次`).join('、')}`}
        />
      )}
      {rows.map(([label, text]) => (
        <div key={label}>
          <b>{label}</b> {text}
        </div>
      ))}
      <div className="sheet">
        <div className="scroll">
          <table aria-label={`${title}点位`}>
            <thead>
              <tr>
                {['督查组', '组长', '点位', '地点', '单位', '明查暗访'].map((head) => (
                  <th key={head}>{head}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {teams.flatMap((team) =>
                team.points.map((point) => (
                  <tr key={point.pointId}>
                    <td>{team.name}</td>
                    <td>{team.leader.name}</td>
                    <td>{point.name}</td>
                    <td>{point.place}</td>
                    <td>{point.unit.name}</td>
                    <td>{words.inspectionMode[point.mode]}</td>
                  </tr>
                )),
              )}
            </tbody>
          </table>
        </div>
      </div>
      {covertShare !== null && <p className="quiet">暗访占{covertShare}%</p>}
    </section>
  );
};

const TeamCard = ({ team, matter }: { team: InspectionTeamView; matter: MatterView }): JSX.Element => {
  const me = useMe();
  const open = team.status === 'FORMED';
  const guest = team.people.some(({ kind, declaredAt }) => kind === 'INVITED' && declaredAt === null);
  const offers = open
    ? [
        ...(guest && has(me, 'SUPERVISOR', 'SUPERVISION_CHIEF')
          ? [{ step: declareOnPaper, id: team.id, label: '登记书面声明' }]
          : []),
        ...(has(me, 'SUPERVISION_CHIEF', 'OFFICE_DIRECTOR', 'GOV_HEAD')
          ? [{ step: steps.replaceMember, id: team.id }]
          : []),
      ]
    : [];
  return (
    <section className="card" aria-label={team.name}>
      <h3>
        {team.name} <Tag color={open ? 'gold' : 'green'}>{words.teamStatus[team.status]}</Tag>
      </h3>
      <p className="quiet">
        组长{team.leader.name},由{team.leaderAppointedBy.name}确定;{team.fromOn}至{team.untilOn}
        {team.departedAt && `;${fullMoment(team.departedAt)}出发`}
      </p>
      {team.people.map(({ person, kind, declaredAt, conflict, interests, trainedOn }) => (
        <div key={person.id}>
          {person.name}
          {kind === 'INVITED' && '(邀请)'}{' '}
          {declaredAt ? <Tag color="green">已声明承诺</Tag> : <Tag color="red">未声明</Tag>}
          {conflict && <Tag color="red">应当回避:{interests.map((i) => `${i.unit.name} ${i.relation}`).join(';')}</Tag>}
          {trainedOn ? <Tag color="green">{trainedOn}培训</Tag> : <Tag color="red">未培训</Tag>}
        </div>
      ))}
      {team.replaced.map((one) => (
        <div key={one.at} className="quiet">
          {moment(one.at)} {one.by.name}调整:{one.out.name}改为{one.in.name}({one.reason})
        </div>
      ))}
      <Offered offers={offers} about={team.name} known={{ team, matter }} />
    </section>
  );
};

const SelfChecks = ({ list }: { list: readonly SelfCheckView[] }): JSX.Element => (
  <section className="card" aria-label="自查">
    <h3>自查</h3>
    {list.map(({ id, unit, dueAt, submitted }) => (
      <div key={id} className="block">
        <b>{unit.name}</b>{' '}
        {submitted ? (
          <Tag color={submitted.late ? 'gold' : 'green'}>
            {moment(submitted.at)}报送,{submitted.problems.length}个问题
          </Tag>
        ) : (
          <Tag>{fullMoment(dueAt)}前报送</Tag>
        )}
        {submitted?.answers.map((answer) => (
          <div key={answer.item}>
            {answer.item}:{answer.situation}
          </div>
        ))}
      </div>
    ))}
  </section>
);
