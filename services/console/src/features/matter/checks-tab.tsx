import { type InspectionRecordView, type InspectionView, type MatterView, words } from '@duban/contracts';
import { useQuery } from '@tanstack/react-query';
import { Collapse } from 'antd';
import { type JSX } from 'react';
import { get } from '../../api';
import { has, useMe } from '../../session';
import { Loaded } from '../../shared/states';
import { fullMoment, moment } from '../../shared/words';
import { amendInspection, planInspection } from '../steps/check-steps';
import { Offered } from './offered';
import { useInspections } from './supervision';
import { Tag } from '../../shared/tag';

/** 实地核查 (SP-6): each check with its plan, its team and its 督查底稿; a covert one is there for its team only. */
export const ChecksTab = ({ matter }: { matter: MatterView }): JSX.Element => {
  const me = useMe();
  return (
    <>
      {has(me, 'SUPERVISOR', 'SUPERVISION_CHIEF') && (
        <Offered offers={[{ step: planInspection, main: true }]} about={matter.title} known={{ matter }} />
      )}
      <Loaded query={useInspections(matter.id)} empty="没有实地核查">
        {(list) => list.map((one) => <Check key={one.id} inspection={one} matter={matter} />)}
      </Loaded>
    </>
  );
};

const Check = ({ inspection: one, matter }: { inspection: InspectionView; matter: MatterView }): JSX.Element => {
  const me = useMe();
  const mine = [one.plannedBy, ...one.team].some(({ id }) => id === me.id) || has(me, 'SUPERVISION_CHIEF');
  const amendable = mine && has(me, 'SUPERVISOR', 'SUPERVISION_CHIEF') && one.status === 'APPROVED';
  return (
    <section className="card" aria-label={`核查:${one.purpose}`} style={{ marginTop: 16 }}>
      <h3>
        {one.purpose}{' '}
        <Tag color={one.mode === 'COVERT_VISIT' ? 'purple' : 'blue'}>{words.inspectionMode[one.mode]}</Tag>
        <Tag>{words.inspectionStatus[one.status]}</Tag>
      </h3>
      <dl className="facts-list">
        <dt>被查单位</dt>
        <dd>{one.subjects.map(({ name }) => name).join('、')}</dd>
        <dt>点位</dt>
        <dd>{one.points.map(({ name, place }) => `${name}(${place})`).join(';')}</dd>
        <dt>方式</dt>
        <dd>{one.methods.map((method) => words.supervisionMethod[method]).join('、')}</dd>
        <dt>核查人员</dt>
        <dd>{one.team.map(({ name }, i) => (i === 0 ? `${name}(组长)` : name)).join('、')}</dd>
        <dt>时间</dt>
        <dd>
          {one.fromOn}至{one.untilOn},方案第{one.planVersion}版
          {one.notifiedAt && `,${fullMoment(one.notifiedAt)}通知被查单位`}
        </dd>
        {one.decided?.opinion && (
          <>
            <dt>审批意见</dt>
            <dd>{one.decided.opinion}</dd>
          </>
        )}
        {one.concluded && (
          <>
            <dt>核查结果</dt>
            <dd>
              <b>{words.inspectionResult[one.concluded.result]}</b>:{one.concluded.summary}
            </dd>
          </>
        )}
      </dl>
      {one.status !== 'PLANNED' && one.status !== 'RETURNED' && <Records inspectionId={one.id} />}
      {amendable && (
        <Offered
          offers={[{ step: amendInspection, id: one.id }]}
          about={one.purpose}
          known={{ matter, inspection: one }}
        />
      )}
    </section>
  );
};

const Records = ({ inspectionId }: { inspectionId: string }): JSX.Element => {
  const records = useQuery({
    queryKey: ['inspection-records', inspectionId],
    queryFn: () => get<InspectionRecordView[]>(`/api/inspection-records?inspectionId=${inspectionId}`),
  });
  return (
    <Loaded query={records} empty="还没有底稿">
      {(list) => (
        <Collapse
          size="small"
          style={{ marginTop: 12 }}
          items={list.map((record) => ({
            key: record.id,
            label: `底稿:${record.pointName},${moment(record.visitedAt)},${record.by.name},${record.findings.length}个问题`,
            children: <RecordBody record={record} />,
          }))}
        />
      )}
    </Loaded>
  );
};

const RecordBody = ({ record }: { record: InspectionRecordView }): JSX.Element => (
  <>
    <p>{record.observations}</p>
    {record.interviews.map(({ whom, question, answer }) => (
      <p key={`${whom} ${question}`}>
        {whom} 问:{question} 答:{answer}
      </p>
    ))}
    {record.findings.map(({ findingId, type, unit, problem }) => (
      <p key={findingId}>
        <Tag>{words.findingType[type]}</Tag>
        {unit.name}:{problem.what}
      </p>
    ))}
    {record.photos.map(({ file, takenAt, position }) => (
      <p key={file.digest}>
        <a href={`/api/attachments/${file.digest}`}>{file.name}</a>{' '}
        <span className="quiet">
          {fullMoment(takenAt)}
          {position && `,${position.latitude}, ${position.longitude}`}
        </span>
      </p>
    ))}
    {record.confirmation && (
      <p className="quiet">
        {record.confirmation.by}
        {words.inspectionConfirmation[record.confirmation.result]}
        {record.confirmation.remark && `:${record.confirmation.remark}`}
      </p>
    )}
  </>
);
