import { type CampaignFieldView, type MatterView, words } from '@duban/contracts';
import { Alert, Button, Table } from 'antd';
import { type JSX } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { has, useMe } from '../../session';
import { moment } from '../../shared/words';
import { FindingMatter } from '../matter/finding-matter';
import { Offered, type Offer } from '../matter/offered';
import {
  accessMaterials,
  holdHuddle,
  recordMisconduct,
  reportIncident,
  returnMaterials,
} from '../steps/campaign-field-steps';
import { Tag } from '../../shared/tag';

type Props = { field: CampaignFieldView; matter: MatterView };
type Merged = NonNullable<CampaignFieldView['merged']>['findings'][number];

/** 组织实施、碰头、问题、结论、回头看 of a campaign. */
export const FieldPart = (props: Props): JSX.Element => (
  <>
    <Teams {...props} />
    {props.field.merged && <Findings {...props} />}
    {props.field.synthesis && <Report {...props} />}
    <Beside {...props} />
  </>
);

const Teams = ({ field, matter }: Props): JSX.Element => {
  const me = useMe();
  return (
    <section className="card" aria-label="督查组现场">
      <h3>督查组现场</h3>
      {field.teams.map(({ teamId, name, leader, people }) => {
        const checks = field.checks.filter((check) => check.teamId === teamId);
        const huddles = field.huddles.filter((one) => one.teamId === teamId);
        const over = huddles.at(-1)?.finished === true;
        const incidents = field.incidents.filter((one) => one.teamId === teamId);
        const offers: Offer[] = [
          ...(me.id === leader.id && !over && checks.length > 0 ? [{ step: holdHuddle, id: matter.id }] : []),
          ...(people.some(({ id }) => id === me.id) && !over ? [{ step: reportIncident, id: matter.id }] : []),
        ];
        return (
          <div key={teamId} className="block" role="group" aria-label={name}>
            <b>{name}</b> <span className="quiet">组长{leader.name}</span>{' '}
            <Tag color={over ? 'green' : 'blue'}>{over ? '外勤结束' : '外勤中'}</Tag>
            {checks.map((check) => (
              <Check key={check.inspectionId} {...{ check, field, matter }} />
            ))}
            {huddles.map((one) => (
              <div key={one.at}>
                {one.on}碰头:{one.progress}
                {one.newFindings && <>;新发现:{one.newFindings}</>}
                {one.problems && <span className="late">;困难:{one.problems}</span>}
              </div>
            ))}
            {incidents.map((one) => (
              <Alert
                key={one.at}
                type="error"
                showIcon
                title={`${words.incidentKind[one.kind]}:${one.when},${one.where}`}
                description={`${one.what}${one.casualties && `;伤亡:${one.casualties}`};已采取:${one.taken};已告知:${one.toldTo}(${one.by.name} ${moment(one.at)}报告)`}
              />
            ))}
            <Offered offers={offers} about={name} known={{ matter, field, subjectId: teamId }} />
          </div>
        );
      })}
    </section>
  );
};

const Check = ({ check, field, matter }: Props & { check: CampaignFieldView['checks'][number] }): JSX.Element => {
  const me = useMe();
  const offers: Offer[] =
    check.mode === 'OPEN_VISIT' && check.status === 'APPROVED' && has(me, 'SUPERVISOR', 'SUPERVISION_CHIEF')
      ? [{ step: accessMaterials, id: uuidv7() }]
      : [];
  return (
    <div>
      <Tag>{words.inspectionMode[check.mode]}</Tag>
      {check.points.map(({ pointId, name, records }) => (
        <Tag key={pointId} color={records > 0 ? 'green' : 'default'}>
          {name} {records > 0 ? `${records}份底稿` : '未到'}
        </Tag>
      ))}
      <span className="quiet">
        {words.inspectionStatus[check.status]}
        {check.result && `:${words.inspectionResult[check.result]}`}
      </span>
      <Offered
        offers={offers}
        about={words.inspectionMode[check.mode]}
        known={{ matter, field, subjectId: check.inspectionId }}
      />
    </div>
  );
};

const gradeColor = { GENERAL: 'default', SERIOUS: 'orange', GRAVE: 'red' } as const;
const statusColor: Record<Merged['status'], string> = {
  ...{ FOUND: 'default', NOTIFIED: 'blue', DISPUTED: 'purple', REVOKED: 'default' },
  ...{ IN_RECTIFICATION: 'orange', VERIFIED: 'green', CLOSED: 'green', REOPENED: 'red' },
};

/** 问题清单: what the 碰头会 made of the records, and how far each is. */
const Findings = ({ field, matter }: Props): JSX.Element => (
  <section className="card" aria-label="问题清单">
    <h3>
      问题清单 <span className="quiet">{field.merged?.findings.length}个</span>
    </h3>
    <p className="quiet">
      {moment(field.merged?.at ?? '')}碰头会:{field.merged?.standard}
    </p>
    <Table<Merged>
      size="small"
      rowKey="findingId"
      pagination={false}
      dataSource={field.merged?.findings ?? []}
      scroll={{ x: 'max-content' }}
      columns={[
        {
          title: '分级',
          render: (_, { grade }) => <Tag color={gradeColor[grade]}>{words.findingGrade[grade]}</Tag>,
        },
        { title: '单位', render: (_, { unit }) => unit.name },
        { title: '问题', render: (_, { problem }) => problem.what },
        { title: '类型', render: (_, { type }) => words.findingType[type] },
        { title: '来源', render: (_, { sources, covert }) => `${sources.length}份底稿${covert ? ',暗访' : ''}` },
        {
          title: '状态',
          render: (_, { status }) => <Tag color={statusColor[status]}>{words.findingStatus[status]}</Tag>,
        },
        {
          title: '立项',
          render: (_, { findingId, asMatter, status }) => (
            <FindingMatter matter={matter} findingId={findingId} wanted={asMatter === true && status !== 'REVOKED'} />
          ),
        },
      ]}
    />
    {field.merged?.setAside.map(({ findingId, reason }) => (
      <p key={findingId} className="quiet">
        不列入:{field.found.find((one) => one.findingId === findingId)?.problem.what},{reason}
      </p>
    ))}
  </section>
);

const Report = ({ field, matter }: Props): JSX.Element => {
  const me = useMe();
  return (
    <section className="card" aria-label="总报告与结论">
      <h3>
        总报告与结论{' '}
        <Tag color={field.decided?.agree ? 'green' : 'blue'}>
          {field.decided ? (field.decided.agree ? '已审定' : '退回修改') : '待审定'}
        </Tag>
      </h3>
      <p>{field.synthesis?.overall}</p>
      {has(me, 'SUPERVISION_CHIEF', 'OFFICE_DIRECTOR', 'GOV_LEADER', 'GOV_HEAD') && (
        <Button href={`/api/campaigns/${matter.id}/report.docx`}>督查总报告.docx</Button>
      )}
      {field.synthesis?.conclusions.map(({ unit, judgement, requirement }) => {
        const status = field.conclusions.find((one) => one.unit.id === unit.id)?.status;
        return (
          <div key={unit.id} className="block">
            <b>{unit.name}</b> <Tag>{status ? words.conclusionStatus[status] : '结论未起草'}</Tag>
            <div>{judgement}</div>
            {requirement && <div className="quiet">整改要求:{requirement}</div>}
          </div>
        );
      })}
      {field.bulletin && (
        <p style={{ whiteSpace: 'pre-line' }}>
          通报:反面典型{field.bulletin.drafted.negatives.length}个,正面典型{field.bulletin.drafted.positives.length}个
          {field.bulletin.published
            ? `,${moment(field.bulletin.published.at)}印发 ${field.bulletin.published.documentNo}`
            : ',待签发'}
          {[...field.bulletin.drafted.negatives, ...field.bulletin.drafted.positives].map(
            ({ unit, text }) => `\n${unit.name}:${text}`,
          )}
        </p>
      )}
      {field.lookBacks.map(({ planned, done }) => (
        <p key={planned.at}>
          {planned.visitOn}回头看:抽取{planned.findingIds.length}个
          {done
            ? `,${done.results.filter(({ implemented }) => implemented).length}个已落实`
            : `,由${planned.persons.map(({ name }) => name).join('、')}办理`}
        </p>
      ))}
    </section>
  );
};

/** 妨碍督查、调阅资料: what comes up beside the visits. */
const Beside = ({ field, matter }: Props): JSX.Element => {
  const me = useMe();
  const desk = has(me, 'SUPERVISOR', 'SUPERVISION_CHIEF', 'OFFICE_DIRECTOR');
  return (
    <section className="card" aria-label="妨碍督查和调阅资料">
      <h3>妨碍督查、调阅资料</h3>
      {field.misconduct.map((one) => (
        <div key={one.id} className="block">
          <Tag color={one.grave ? 'red' : 'orange'}>{words.misconductKind[one.kind]}</Tag> <b>{one.unit.name}</b>{' '}
          {one.when},{one.where}
          <div>{one.facts}</div>
          <div className="quiet">责令:{one.demand}</div>
        </div>
      ))}
      {field.materials.map((one) => (
        <div key={one.id} className="block">
          <b>{one.unit.name}</b>{' '}
          {one.items.map(({ name, copies, form }) => `${name}(${words.materialForm[form]}${copies}份)`).join('、')}
          <div className="quiet">
            {one.receivedOn},{one.handedOverBy}移交
            {one.returned ? `;${one.returned.returnedOn}归还,${one.returned.takenBackBy}接收` : ''}
          </div>
          {desk && !one.returned && (
            <Offered offers={[{ step: returnMaterials, id: one.id }]} about={one.unit.name} known={{ matter }} />
          )}
        </div>
      ))}
      {desk && <Offered offers={[{ step: recordMisconduct, id: uuidv7() }]} about={matter.title} known={{ matter }} />}
    </section>
  );
};
