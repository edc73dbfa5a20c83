import { type AnnualProgramView, words } from '@duban/contracts';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Empty, Segmented } from 'antd';
import { type JSX, useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { get } from '../../api';
import { has, useMe } from '../../session';
import { Loaded } from '../../shared/states';
import { fullMoment } from '../../shared/words';
import { type Offer, Offered } from '../matter/offered';
import { Designations } from './designations';
import { MonthControl } from './month-control';
import { OffProgram } from './off-program';
import { ProgramEditor } from './program-editor';
import { applyOffProgram, approveProgram, checkProgram } from './program-steps';
import { SubjectCounts } from './subject-counts';
import { Tag } from '../../shared/tag';

const colors = { DRAFTED: 'orange', CHECKED: 'blue', RETURNED: 'red', APPROVED: 'green' } as const;

/** 年度督查检查计划 (R-601): one list of all checks of a year; beside it what was approved one by one. */
export const ProgramsPage = (): JSX.Element => {
  const me = useMe();
  const desk = has(me, 'SUPERVISOR', 'SUPERVISION_CHIEF');
  const programs = useQuery({
    queryKey: ['annual-programs'],
    queryFn: () => get<AnnualProgramView[]>('/api/annual-programs'),
  });
  const [year, choose] = useState<number>();
  const [editing, edit] = useState<AnnualProgramView | 'new'>();
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1 className="page-title">年度计划</h1>
          <p className="page-note">各部门一年的督查检查统一列入,批准以后照单开展;计划外的“一事一报”</p>
        </div>
        {desk && !editing && (
          <Button type="primary" onClick={() => edit('new')}>
            编制年度计划
          </Button>
        )}
      </div>
      {editing && <ProgramEditor program={editing === 'new' ? undefined : editing} onDone={() => edit(undefined)} />}
      <Loaded query={programs}>
        {(list) => {
          const shown = list.find((one) => one.year === year) ?? list[0];
          if (!shown) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="还没有编制年度计划" />;
          return (
            <>
              <Segmented
                aria-label="年度"
                value={shown.year}
                onChange={choose}
                options={list.map((one) => ({ value: one.year, label: `${one.year}年` }))}
                style={{ marginBottom: 14 }}
              />
              <Program key={shown.id} program={shown} onEdit={desk && !editing ? () => edit(shown) : undefined} />
            </>
          );
        }}
      </Loaded>
      <MonthControl />
      <Designations />
    </div>
  );
};

const Program = ({
  program,
  onEdit,
}: {
  program: AnnualProgramView;
  onEdit: (() => void) | undefined;
}): JSX.Element => {
  const me = useMe();
  const { id, year, status, entries, similar, draftedBy, draftedAt, checked, approved } = program;
  const [entryId, setEntryId] = useState(() => uuidv7());
  const desk = has(me, 'SUPERVISOR', 'SUPERVISION_CHIEF');
  const offers: Offer[] = [
    ...(status === 'DRAFTED' && has(me, 'OFFICE_DIRECTOR') ? [{ step: checkProgram, id, main: true }] : []),
    ...(status === 'CHECKED' && has(me, 'GOV_HEAD') ? [{ step: approveProgram, id, main: true }] : []),
    ...(status === 'APPROVED' && desk ? [{ step: applyOffProgram(entryId), id }] : []),
  ];
  const decided = [checked, approved].filter((said) => said !== null);
  return (
    <>
      <section className="card" aria-label={`${year}年度督查检查计划`}>
        <h3>
          {year}年督查检查计划 <Tag color={colors[status]}>{words.programStatus[status]}</Tag>
        </h3>
        <p className="quiet">
          {draftedBy.name} {fullMoment(draftedAt)}编制,{entries.length}项
          {decided.map(
            ({ by, at, agree, opinion }) =>
              `;${by.name} ${fullMoment(at)}${agree ? '同意' : '不同意'}${opinion ? `:${opinion}` : ''}`,
          )}
        </p>
        {similar.length > 0 && (
          <Alert
            type="warning"
            showIcon
            title={`${similar.length}组同类、同对象的没有合并`}
            description={similar.map(({ one, other }) => `${one}与${other}`).join(';')}
            style={{ marginBottom: 12 }}
          />
        )}
        <div className="rows plain">
          <table aria-label={`${year}年各项`}>
            <thead>
              <tr>
                {['月份', '检查部门', '督查检查内容', '形式', '对象'].map((label) => (
                  <th key={label}>{label}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {[...entries]
                .sort((a, b) => a.month.localeCompare(b.month))
                .map((entry) => (
                  <tr key={entry.entryId}>
                    <td>{Number(entry.month.slice(5))}月</td>
                    <td>{entry.body.name}</td>
                    <td>{entry.topic}</td>
                    <td>{words.supervisionForm[entry.form]}</td>
                    <td>
                      {entry.subjects.map(({ name }) => name).join('、') ||
                        entry.subjectKinds.map((kind) => words.programSubjectKind[kind]).join(',')}
                    </td>
                  </tr>
                ))}
            </tbody>
          </table>
        </div>
        {onEdit && (status === 'DRAFTED' || status === 'RETURNED') && (
          <Button autoInsertSpace={false} style={{ marginTop: 8 }} onClick={onEdit}>
            修改
          </Button>
        )}
        <Offered offers={offers} about={`${year}年`} known={{}} onDone={() => setEntryId(uuidv7())} />
      </section>
      <OffProgram program={program} />
      <SubjectCounts program={program} />
    </>
  );
};
