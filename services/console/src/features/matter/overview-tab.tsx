import { type MatterView, type SpecialReportView, words } from '@duban/contracts';
import { Descriptions } from 'antd';
import { type JSX } from 'react';
import { fullMoment } from '../../shared/words';
import { InformantCard } from './informant-card';
import { LineageCard } from './lineage-card';

const deadlineText = (deadline: NonNullable<MatterView['opinion']>['deadline']): string =>
  deadline.unit === 'DATE'
    ? deadline.date
    : `${deadline.amount}${{ HOUR: '小时', WORKDAY: '个工作日', DAY: '天', MONTH: '个月' }[deadline.unit]}`;

/** 概况: the instruction as it was written, what was decided about it, and what came of it. */
export const OverviewTab = ({
  matter,
  report,
}: {
  matter: MatterView;
  report?: SpecialReportView | undefined;
}): JSX.Element => {
  const { instruction, opinion, source } = matter;
  return (
    <>
      <blockquote className="instruction">
        {instruction.text}
        <footer>
          {instruction.post} {instruction.leader.name} {instruction.on}
        </footer>
      </blockquote>
      {matter.instructions.map((added) => (
        <blockquote className="instruction" key={added.at} aria-label="再次批示">
          {added.instruction.text}
          <footer>
            再次批示 {added.instruction.post} {added.instruction.leader.name} {added.instruction.on}
            {added.urgency !== added.urgencyBefore && `,改为${words.urgency[added.urgency]}`}
          </footer>
        </blockquote>
      ))}
      {matter.outcome && (
        <div className="card">
          <h3>办理结果</h3>
          {matter.outcome}
        </div>
      )}
      {report && !matter.outcome && report.status === 'SIGNED' && (
        <div className="card">
          <h3>督查专报</h3>
          <p>
            <b>存在问题:</b>
            {report.problems.map((p) => `${p.where}:${p.what}`).join(';') || report.noProblemStatement}
          </p>
          <p>
            <b>办理结果:</b>
            {report.results}
          </p>
          <p style={{ margin: 0 }}>
            <b>下步建议:</b>
            {report.suggestions}
          </p>
        </div>
      )}
      {(matter.appeal || matter.satisfactions.length > 0) && (
        <div className="card" aria-label="回访">
          <h3>群众回访</h3>
          {matter.satisfactions.length === 0 && <span className="quiet">涉及群众诉求,办结前须回访</span>}
          {matter.satisfactions.map((s) => (
            <p key={s.at} style={{ margin: 0 }}>
              <b>{words.satisfaction[s.satisfaction]}</b> {s.contact} {s.on}:{s.remark}
            </p>
          ))}
        </div>
      )}
      <LineageCard matter={matter} />
      <InformantCard matter={matter} />
      <div className="card">
        <h3>来源</h3>
        <Descriptions size="small" column={{ xs: 1, md: 2 }}>
          <Descriptions.Item label="来文">{source.title}</Descriptions.Item>
          <Descriptions.Item label="来文字号">{source.documentNo ?? '—'}</Descriptions.Item>
          <Descriptions.Item label="收到日期">{source.receivedOn}</Descriptions.Item>
          <Descriptions.Item label="登记">
            {matter.registerNo},{fullMoment(matter.registeredAt)}
          </Descriptions.Item>
          <Descriptions.Item label="附件">
            {matter.attachments.length === 0
              ? '无'
              : matter.attachments.map((a) => (
                  <a key={a.digest} href={`/api/attachments/${a.digest}`} style={{ marginRight: 12 }}>
                    {a.name}
                  </a>
                ))}
          </Descriptions.Item>
        </Descriptions>
      </div>
      {opinion && (
        <div className="card">
          <h3>拟办意见</h3>
          <Descriptions size="small" column={{ xs: 1, md: 2 }}>
            <Descriptions.Item label="督办方式">{words.effortPath[opinion.effortPath]}</Descriptions.Item>
            <Descriptions.Item label="督查依据">
              {words.mandateType[opinion.mandate.type]},{opinion.mandate.giver}
            </Descriptions.Item>
            <Descriptions.Item label="办理要求">{opinion.requirement}</Descriptions.Item>
            <Descriptions.Item label="办结标准">{opinion.successCriteria}</Descriptions.Item>
            <Descriptions.Item label="办理时限">
              {deadlineText(opinion.deadline)}
              {opinion.deadlineReason ? `(${opinion.deadlineReason})` : ''}
            </Descriptions.Item>
            <Descriptions.Item label="督办责任人">{opinion.supervisor.name}</Descriptions.Item>
            <Descriptions.Item label="核查方式">
              {opinion.verification.map((v) => words.verificationMethod[v]).join('、')}
            </Descriptions.Item>
            <Descriptions.Item label="政策依据">{opinion.policyBasis ?? '—'}</Descriptions.Item>
          </Descriptions>
        </div>
      )}
    </>
  );
};
