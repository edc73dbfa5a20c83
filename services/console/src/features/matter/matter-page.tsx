import {
  type AssignmentView,
  type MatterView,
  type SourceDocumentView,
  type SpecialReportView,
  type SupervisionPlanView,
} from '@duban/contracts';
import { useQuery } from '@tanstack/react-query';
import { Badge, Tabs } from 'antd';
import { type JSX, lazy, Suspense, useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { get } from '../../api';
import { has, useMe } from '../../session';
import { Failed, Loaded } from '../../shared/states';
import { useTodos } from '../../shared/todos';
import { ArchiveTab } from './archive-tab';
import { AssignmentsTab } from './assignments-tab';
import { CampaignTab } from './campaign-tab';
import { useCampaign } from './use-campaign';
import { ChecksTab } from './checks-tab';
import { ConclusionsTab } from './conclusions-tab';
import { useCoordinations } from './coordinations';
import { DocumentsTab } from './documents-tab';
import { FindingsTab } from './findings-tab';
import { useHolders } from './holders';
import { ItemsTab } from './items-tab';
import { MatterHead } from './matter-head';
import { MatterNotes } from './matter-notes';
import { OutcomesTab } from './outcomes-tab';
import { OverviewTab } from './overview-tab';
import { ReceiptsTab } from './receipts-tab';
import { ResearchTab } from './research-tab';
import { SidePanel } from './side-panel';
import { useConclusions, useInspections, useOutcomes, useReconsiderations, useRectifications } from './supervision';
import { TimelineTab } from './timeline-tab';
import { ofNobody, TodoCard } from './todo-card';
import { TraceTab } from './trace-tab';

const DiagramTab = lazy(() => import('./diagram-tab').then((m) => ({ default: m.DiagramTab })));

/** From here on there may be a 督查专报. */
const reported = new Set<string>(['FEEDBACK', 'CLOSED', 'ARCHIVED']);

/** 事项: what waits for me first, then everything about it; its main facts beside it. */
export const MatterPage = (): JSX.Element => {
  const { id = '' } = useParams();
  const [asked] = useSearchParams();
  const [chosen, choose] = useState<string>();
  const held = useHolders(id);
  const me = useMe();
  const matter = useQuery({ queryKey: ['matter', id], queryFn: () => get<MatterView>(`/api/matters/${id}`) });
  const todos = useTodos();
  const assignments = useQuery({
    queryKey: ['assignments', id],
    queryFn: () => get<AssignmentView[]>(`/api/assignments?matterId=${id}`),
  });
  const coordinations = useCoordinations(id);
  const desk = has(me, 'SUPERVISOR', 'SUPERVISION_CHIEF', 'OFFICE_DIRECTOR', 'GOV_HEAD', 'GOV_LEADER', 'ARCHIVIST');
  const told = has(me, 'SUPERVISOR', 'SUPERVISION_CHIEF', 'OFFICE_DIRECTOR', 'GOV_HEAD', 'GOV_LEADER');
  const rectifications = useRectifications(id);
  const inspections = useInspections(id, told);
  const conclusions = useConclusions(id);
  const reconsiderations = useReconsiderations(id);
  const outcomes = useOutcomes(id);
  const report = useQuery({
    queryKey: ['special-report', id],
    enabled: desk && matter.data !== undefined && (reported.has(matter.data.status) || matter.data.round > 1),
    retry: false,
    queryFn: () => get<SpecialReportView>(`/api/special-reports/${id}`),
  });
  const byDocuments = told && matter.data?.procedure === 'WH';
  const document = useQuery({
    queryKey: ['source-document', id],
    enabled: byDocuments,
    retry: false,
    queryFn: () => get<SourceDocumentView>(`/api/source-documents/${id}`),
  });
  const plan = useQuery({
    queryKey: ['supervision-plan', id],
    enabled: byDocuments,
    retry: false,
    queryFn: () => get<SupervisionPlanView>(`/api/supervision-plans/${id}`),
  });
  const campaign = useCampaign(id, matter.data?.procedure === 'DX', told);
  const wanted = asked.get('todo');
  const mine = (todos.data ?? [])
    .filter((todo) => todo.matterId === id)
    .sort((a, b) => Number(b.key === wanted) - Number(a.key === wanted));
  if (matter.isError)
    return (
      <div className="page">
        {mine.map((todo) => (
          <div key={todo.key}>
            <h1 className="page-title">{todo.matterTitle}</h1>
            <TodoCard {...{ todo, campaign, coordinations }} {...ofNobody} />
          </div>
        ))}
        {mine.length === 0 && <Failed error={matter.error} retry={() => void matter.refetch()} />}
      </div>
    );
  const first = mine.length > 0 ? 'do' : 'overview';
  const tab = chosen ?? asked.get('tab') ?? first;
  const shown = tab === 'do' ? first : tab;
  const supervised = [rectifications, inspections, conclusions, reconsiderations];
  const arriving =
    campaign.arriving ||
    [matter, assignments, report, document, plan, ...supervised].some(({ isFetching }) => isFetching);
  /** Since there is a matter to supervise; a unit sees what there is about it. */
  const begun = told && (matter.data?.matterNo ?? null) !== null;
  const results = assignments.data?.find((a) => a.role !== 'CO')?.report?.results ?? '';
  return (
    <div className="page matter">
      <Loaded query={matter}>
        {(m) => (
          <>
            <MatterHead matter={m} held={held} />
            <MatterNotes matter={m} />
            <div className="matter-body">
              <Tabs
                activeKey={shown}
                onChange={choose}
                items={[
                  ...(mine.length > 0
                    ? [
                        {
                          key: 'do',
                          label: (
                            <>
                              办理 <Badge count={mine.length} size="small" color="#8c1d18" />
                            </>
                          ),
                          children: mine.map((todo) => (
                            <TodoCard
                              key={todo.key}
                              todo={todo}
                              matter={m}
                              report={report.data}
                              results={results}
                              complete={!arriving}
                              assignments={assignments.data ?? []}
                              coordinations={coordinations}
                              document={document.data}
                              plan={plan.data}
                              about={{
                                rectifications: rectifications.data ?? [],
                                inspections: inspections.data ?? [],
                                conclusions: conclusions.data ?? [],
                                reconsiderations: reconsiderations.data ?? [],
                              }}
                              campaign={campaign}
                            />
                          )),
                        },
                      ]
                    : []),
                  { key: 'overview', label: '概况', children: <OverviewTab matter={m} report={report.data} /> },
                  ...(byDocuments && plan.data
                    ? [{ key: 'items', label: '检查项目', children: <ItemsTab query={plan} matter={m} /> }]
                    : []),
                  ...(told && campaign.campaign
                    ? [
                        {
                          key: 'campaign',
                          label: '督查活动',
                          children: <CampaignTab matter={m} known={campaign} />,
                        },
                      ]
                    : []),
                  {
                    key: 'assignments',
                    label: '承办任务',
                    children: <AssignmentsTab query={assignments} coordinations={coordinations} held={held} />,
                  },
                  {
                    key: 'diagram',
                    label: '流程图',
                    children: (
                      <Suspense fallback={null}>
                        <DiagramTab matterId={id} held={held} />
                      </Suspense>
                    ),
                  },
                  ...(begun ? [{ key: 'checks', label: '实地核查', children: <ChecksTab matter={m} /> }] : []),
                  ...(begun || conclusions.data?.length
                    ? [{ key: 'conclusions', label: '结论与复核', children: <ConclusionsTab matter={m} /> }]
                    : []),
                  ...(begun || rectifications.data?.length
                    ? [{ key: 'findings', label: '问题与整改', children: <FindingsTab matter={m} /> }]
                    : []),
                  ...(begun || outcomes.data?.length
                    ? [{ key: 'outcomes', label: '结果运用', children: <OutcomesTab matter={m} /> }]
                    : []),
                  { key: 'documents', label: '文书', children: <DocumentsTab matterId={id} /> },
                  ...(desk
                    ? [{ key: 'archive', label: '档案', children: <ArchiveTab matterId={id} status={m.status} /> }]
                    : []),
                  ...(told ? [{ key: 'receipts', label: '收阅', children: <ReceiptsTab matterId={id} /> }] : []),
                  ...(told ? [{ key: 'research', label: '调研', children: <ResearchTab matterId={id} /> }] : []),
                  ...(told ? [{ key: 'trace', label: '责任链', children: <TraceTab matter={m} /> }] : []),
                  { key: 'timeline', label: '时间线', children: <TimelineTab matterId={id} /> },
                ]}
              />
              <SidePanel matter={m} assignments={assignments.data ?? []} held={held} />
            </div>
          </>
        )}
      </Loaded>
    </div>
  );
};
