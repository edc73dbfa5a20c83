import { type ResearchReportView, words } from '@duban/contracts';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { type JSX } from 'react';
import { get } from '../../api';
import { has, useMe } from '../../session';
import { Loaded } from '../../shared/states';
import { fullMoment } from '../../shared/words';
import { type Offer, Offered } from '../matter/offered';
import { DraftButton } from './draft-button';
import { approveReport, checkReport, draftReport } from './research-steps';
import { Suggestions } from './suggestions';
import { useSurveys } from './surveys-tab';
import { Tag } from '../../shared/tag';

const colors = { DRAFTED: 'orange', CHECKED: 'blue', RETURNED: 'red', APPROVED: 'purple', CLOSED: 'green' } as const;
/** 地方文件一般不超过 (R-603). */
const LONG = 5000;

/** All of the region, or those about one matter. */
export const useReports = (matterId?: string): UseQueryResult<ResearchReportView[]> =>
  useQuery({
    queryKey: ['research-reports', matterId],
    queryFn: () => get<ResearchReportView[]>(`/api/research-reports${matterId ? `?matterId=${matterId}` : ''}`),
  });

/** 调研报告 (S-59): to a unit only its suggestions. */
export const ReportsTab = (): JSX.Element => {
  const me = useMe();
  const desk = has(me, 'SUPERVISOR', 'SUPERVISION_CHIEF');
  const closed = (useSurveys(undefined, desk).data ?? []).filter(({ status }) => status === 'CLOSED');
  const reports = useReports();
  return (
    <>
      {desk && <DraftButton step={() => draftReport({ surveys: closed })} />}
      <div style={{ marginTop: 14 }}>
        <Loaded query={reports} empty={desk ? '还没有调研报告' : '没有需要看的调研报告'}>
          {(list) => list.map((one) => <Report key={one.id} view={one} />)}
        </Loaded>
      </div>
    </>
  );
};

/** One report, and what may be done with it now. */
export const Report = ({ view }: { view: ResearchReportView }): JSX.Element => {
  const me = useMe();
  const { id, title, status, report, replyDueOn } = view;
  const mine = report && [report.by.id, report.checked?.by.id].includes(me.id);
  const offers: Offer[] = [
    ...(status === 'DRAFTED' && has(me, 'SUPERVISION_CHIEF') && !mine
      ? [{ step: checkReport, id, label: '审核', main: true }]
      : []),
    ...(status === 'CHECKED' && has(me, 'OFFICE_DIRECTOR') && !mine
      ? [{ step: approveReport, id, label: '签发', main: true }]
      : []),
  ];
  return (
    <section className="card" aria-label={title}>
      <h3>
        {title} <Tag color={colors[status]}>{words.researchReportStatus[status]}</Tag>
      </h3>
      {report && <Said report={report} />}
      {report && <Button href={`/api/research-reports/${id}/report.docx`}>督查调研报告.docx</Button>}
      <p className="quiet">各单位{replyDueOn}前答复建议</p>
      <Suggestions view={view} />
      <Offered offers={offers} about={title} known={{}} />
    </section>
  );
};

const Said = ({ report }: { report: NonNullable<ResearchReportView['report']> }): JSX.Element => (
  <>
    <p className="quiet">
      {report.by.name} {fullMoment(report.at)}起草,{report.length}字
      {report.matterTitle && `;事项:${report.matterTitle}`};
      {report.methods.map((method) => words.supervisionMethod[method]).join('、')}
    </p>
    {report.length > LONG && <Alert type="warning" showIcon title={`全文超过${LONG}字,请精简`} />}
    <p>{report.background}</p>
    {report.problems.map(({ what, where, responsibleUnit, impact }, i) => (
      <div key={i} className="block">
        <b>
          问题{i + 1}. {what}
        </b>
        <div className="quiet">
          {responsibleUnit},{where};影响:{impact}
        </div>
      </div>
    ))}
    <p>原因:{report.causes}</p>
    {report.achievements && <p>做法成效:{report.achievements}</p>}
  </>
);
