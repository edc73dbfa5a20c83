import { type AssignmentView, type CommandName, commands, words } from '@duban/contracts';
import { type UseQueryResult } from '@tanstack/react-query';
import { Button, Descriptions, Modal, Progress, Space, Tag } from 'antd';
import { type JSX, useState } from 'react';
import { has, useMe } from '../../session';
import { Loaded } from '../../shared/states';
import { distance, fullMoment, Light, moment } from '../../shared/words';
import { StepForm } from '../steps/step-form';
import { steps } from '../steps/steps';
import { HolderLines, type useHolders } from './holders';

const open = ['ISSUED', 'ACKNOWLEDGED', 'HANDLING', 'RETURNED'];

/** What one may do beside the process: progress, extension, urging. */
const useExtras = (a: AssignmentView): CommandName[] => {
  const me = useMe();
  const own = me.unit.id === a.unit.id;
  const extras: CommandName[] = [];
  if (!open.includes(a.status)) return extras;
  if (own && a.status !== 'ISSUED' && has(me, 'HANDLER', 'LIAISON', 'UNIT_LEADER'))
    extras.push('assignment.report-progress');
  if (own && a.extension?.decided !== null && has(me, 'HANDLER', 'LIAISON', 'UNIT_LEADER', 'UNIT_HEAD'))
    extras.push('assignment.request-extension');
  if (a.extension?.decided === null && has(me, 'SUPERVISION_CHIEF', 'OFFICE_DIRECTOR'))
    extras.push('assignment.decide-extension');
  if (has(me, 'SUPERVISOR', 'SUPERVISION_CHIEF')) extras.push('assignment.urge');
  return extras;
};

/** 承办任务: each unit with its clock, its light, who holds it and what it has delivered. */
export const AssignmentsTab = ({
  query,
  held,
}: {
  query: UseQueryResult<AssignmentView[]>;
  held: ReturnType<typeof useHolders>;
}): JSX.Element => (
  <Loaded query={query} empty="还没有交办">
    {(list) =>
      list.map((a) => (
        <AssignmentCard key={a.id} assignment={a} held={held.filter((h) => h.holder.assignmentId === a.id)} />
      ))
    }
  </Loaded>
);

const AssignmentCard = ({
  assignment: a,
  held,
}: {
  assignment: AssignmentView;
  held: ReturnType<typeof useHolders>;
}): JSX.Element => {
  const extras = useExtras(a);
  const [doing, setDoing] = useState<CommandName>();
  const step = doing ? steps[doing] : undefined;
  const due = distance(a.dueAt);
  return (
    <div className="card">
      <div style={{ display: 'flex', justifyContent: 'space-between', gap: 12, flexWrap: 'wrap' }}>
        <h3>
          <Tag color={a.role === 'CO' ? 'default' : 'red'}>{words.assignmentRole[a.role]}</Tag>
          {a.unit.name} <small style={{ color: '#6b6f76', fontWeight: 400 }}>{a.assignmentNo}</small>
        </h3>
        <Space>
          <Light light={a.light} />
          <Tag>{words.assignmentStatus[a.status]}</Tag>
        </Space>
      </div>
      <Descriptions size="small" column={{ xs: 1, md: 2 }}>
        <Descriptions.Item label="责任领导">{a.responsibleLeader.name}</Descriptions.Item>
        <Descriptions.Item label="承办人">{a.handler?.name ?? '签收时明确'}</Descriptions.Item>
        <Descriptions.Item label="承办要求">{a.requirement}</Descriptions.Item>
        <Descriptions.Item label="下达">{moment(a.issuedAt)}</Descriptions.Item>
        <Descriptions.Item label="签收">
          {a.acknowledgedAt ? moment(a.acknowledgedAt) : `应于${moment(a.acknowledgeDueAt)}前`}
        </Descriptions.Item>
        <Descriptions.Item label="办结时限">
          {fullMoment(a.dueAt)}
          {a.provisional && <Tag style={{ marginLeft: 6 }}>暂算</Tag>}
          {open.includes(a.status) && (
            <span style={{ marginLeft: 8, color: due.late ? '#b3261e' : '#6b6f76' }}>{due.text}</span>
          )}
          {a.originalDueAt !== a.dueAt && (
            <small style={{ display: 'block', color: '#6b6f76' }}>原时限 {fullMoment(a.originalDueAt)}</small>
          )}
        </Descriptions.Item>
      </Descriptions>
      {held.length > 0 && <HolderLines held={held} />}
      {a.percent !== null && <Progress percent={a.percent} size="small" style={{ maxWidth: 420 }} />}
      {a.progress.slice(-1).map((p) => (
        <p key={p.at}>
          <b>最新进展({moment(p.at)}):</b>
          {p.progress};{p.actions}
        </p>
      ))}
      {a.returned && a.status === 'RETURNED' && (
        <p style={{ color: '#b3261e' }}>
          <b>{a.returned.kind === 'REWORK' ? '退回重办' : '退回补充'}:</b>
          {a.returned.reason}
        </p>
      )}
      {a.opinion && (
        <p>
          <b>协办意见:</b>
          {a.opinion.opinion}
        </p>
      )}
      {a.report && <Report report={a.report} />}
      {a.extension && (
        <p>
          <b>延期:</b>
          {words.extensionReason[a.extension.reason]},拟延至{a.extension.newDueOn},
          {a.extension.decided === null ? '待审批' : a.extension.decided ? '已同意' : '未同意'}
        </p>
      )}
      {a.urges.map((u) => (
        <p key={u.nth} style={{ margin: '4px 0' }}>
          <Tag color={u.color === 'RED' ? 'red' : u.color === 'YELLOW' ? 'gold' : 'blue'}>
            {u.color ? words.noticeColor[u.color] : words.reminderChannel[u.channel]}
          </Tag>
          {moment(u.at)} {u.content}
          {u.answer ? `;答复:${u.answer}` : ''}
        </p>
      ))}
      <Space wrap style={{ marginTop: 8 }}>
        {extras.map((command) => (
          <Button key={command} onClick={() => setDoing(command)}>
            {commands[command].zh}
          </Button>
        ))}
      </Space>
      <Modal
        open={step !== undefined}
        title={doing && `${commands[doing].zh} · ${a.unit.name}`}
        footer={null}
        onCancel={() => setDoing(undefined)}
        destroyOnHidden
        width={720}
      >
        {step && <StepForm step={step} id={a.id} known={{}} onDone={() => setDoing(undefined)} />}
      </Modal>
    </div>
  );
};

const Report = ({ report }: { report: NonNullable<AssignmentView['report']> }): JSX.Element => (
  <Descriptions size="small" column={1} bordered title="办结报告" style={{ margin: '10px 0' }}>
    <Descriptions.Item label="存在问题">
      {report.problems.length > 0
        ? report.problems.map((p, i) => (
            <div key={i}>
              {p.when} {p.where}:{p.what}。{p.suggestion}
            </div>
          ))
        : report.noProblemStatement}
    </Descriptions.Item>
    <Descriptions.Item label="实情">{report.facts}</Descriptions.Item>
    <Descriptions.Item label="症结">{report.crux}</Descriptions.Item>
    <Descriptions.Item label="措施">{report.measures}</Descriptions.Item>
    <Descriptions.Item label="结果">{report.results}</Descriptions.Item>
    <Descriptions.Item label="佐证">
      {report.evidence.map((e) => (
        <a key={e.digest} href={`/api/attachments/${e.digest}`} style={{ marginRight: 12 }}>
          {e.name}
        </a>
      ))}
    </Descriptions.Item>
  </Descriptions>
);
