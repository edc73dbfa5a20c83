import { type AssignmentView, type CoordinationView, words } from '@duban/contracts';
import { Descriptions, Progress, Space } from 'antd';
import { type JSX } from 'react';
import { useMe } from '../../session';
import { distance, fullMoment, Light, moment } from '../../shared/words';
import { AssignmentCourse } from './assignment-course';
import { AssignmentHistory } from './assignment-history';
import { isWorking, mayReturn, offersOf } from './assignment-offers';
import { ClockButton } from './clock-drawer';
import { HandlingReport } from './handling-report';
import { Coordination } from './coordinations';
import { openOf } from './use-coordinations';
import { HolderLines, type useHolders } from './holders';
import { Offered } from './offered';
import { Tag } from '../../shared/tag';

type Held = ReturnType<typeof useHolders>;

/** One unit's task: its clock, its light, whose turn it is, what was delivered, and what this person may do. */
export const AssignmentCard = ({
  assignment: a,
  coordinations,
  held,
}: {
  assignment: AssignmentView;
  coordinations: readonly CoordinationView[];
  held: Held;
}): JSX.Element => {
  const me = useMe();
  const offers = offersOf({ a, me, held, coordination: openOf(coordinations, a.id), now: Date.now() });
  return (
    <article className="card assignment" aria-label={`承办任务:${a.unit.name}`}>
      <header>
        <h3>
          <Tag color={a.role === 'CO' ? 'default' : 'red'}>{words.assignmentRole[a.role]}</Tag>
          {a.unit.name} <small className="quiet">{a.assignmentNo}</small>
        </h3>
        <Space>
          <Light light={a.light} />
          <Tag>{words.assignmentStatus[a.status]}</Tag>
        </Space>
      </header>
      <Clock assignment={a} />
      {held.length > 0 && <HolderLines held={held} />}
      <Descriptions size="small" column={{ xs: 1, md: 2 }}>
        <Descriptions.Item label="责任领导">{a.responsibleLeader.name}</Descriptions.Item>
        <Descriptions.Item label="承办人">{a.handler?.name ?? '签收时明确'}</Descriptions.Item>
        {a.subjectType && <Descriptions.Item label="对象类别">{words.subjectType[a.subjectType]}</Descriptions.Item>}
        {a.skipLevelReason && <Descriptions.Item label="越级理由">{a.skipLevelReason}</Descriptions.Item>}
        <Descriptions.Item label="承办要求" span="filled">
          {a.requirement}
        </Descriptions.Item>
      </Descriptions>
      {a.percent !== null && <Progress percent={a.percent} size="small" style={{ maxWidth: 420 }} />}
      {a.progress.slice(-1).map((p) => (
        <p key={p.at} className="line">
          <b>最新进展({moment(p.at)})</b> {p.progress};{p.actions}
        </p>
      ))}
      <AssignmentCourse assignment={a} />
      {a.opinion && (
        <p className="line">
          <b>协办意见</b> {a.opinion.opinion}
        </p>
      )}
      {a.report && <HandlingReport report={a.report} />}
      {coordinations.map((c) => (
        <Coordination key={c.id} coordination={c} assignment={a} held={held} />
      ))}
      <Offered offers={offers} about={a.unit.name} known={{ assignment: a }} />
      {me.unit.id === a.unit.id && <Window assignment={a} />}
      <AssignmentHistory assignment={a} />
    </article>
  );
};

/** 时限: given out, to be signed for, due, how long is left; what was computed with an unpublished calendar says so. */
const Clock = ({ assignment: a }: { assignment: AssignmentView }): JSX.Element => {
  const due = distance(a.dueAt);
  const stops: [string, JSX.Element | string][] = [
    ['下达', moment(a.issuedAt)],
    ['签收', a.acknowledgedAt ? moment(a.acknowledgedAt) : `应于${moment(a.acknowledgeDueAt)}前`],
    [
      '办结时限',
      <>
        {fullMoment(a.dueAt)} {a.provisional && <Tag>暂算</Tag>}
        <ClockButton assignment={a} />
        {a.originalDueAt !== a.dueAt && <small className="quiet">原时限 {fullMoment(a.originalDueAt)}</small>}
      </>,
    ],
    ...(a.submittedAt ? ([['报送', moment(a.submittedAt)]] as [string, string][]) : []),
  ];
  return (
    <dl className="clock">
      {stops.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      {(isWorking(a) || a.status === 'RETURN_REQUESTED') && (
        <div className={due.late ? 'late' : ''}>
          <dt>{due.late ? '逾期' : '剩余'}</dt>
          <dd>{a.overdueDays > 0 ? `${a.overdueDays}个工作日` : due.text.replace(/^(剩|已逾期)/, '')}</dd>
        </div>
      )}
    </dl>
  );
};

/** 退办窗口: until when it is open; after it only 协调 is left. */
const Window = ({ assignment: a }: { assignment: AssignmentView }): JSX.Element | null => {
  if (!isWorking(a) || a.status === 'RETURNED') return null;
  return (
    <p className="quiet window">
      {mayReturn({ a, now: Date.now() })
        ? `不属于本单位职责的,${fullMoment(a.returnWindowUntil)}前可以申请退办`
        : a.children.length > 0
          ? '已经再分解,不能退办;分工有争议的请提请协调'
          : `退办窗口已于${fullMoment(a.returnWindowUntil)}关闭;分工有争议的请提请协调`}
    </p>
  );
};
