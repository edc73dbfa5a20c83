import { type AssignmentView, type SourceDocumentView, type SpecialReportView } from '@duban/contracts';
import { useQuery } from '@tanstack/react-query';
import { type JSX, Suspense, useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { get } from '../../api';
import { has, useMe } from '../../session';
import { Count } from '../../shared/count';
import { inAntd } from '../../shared/in-antd';
import { Failed, Loaded, Waiting } from '../../shared/states';
import { Tabs } from '../../shared/tabs';
import { useTodos } from '../../shared/todos';
import { useDrawn } from '../../shared/use-drawn';
import { matterQuery, planQuery } from './ask';
import { useCampaign } from './use-campaign';
import { useHolders } from './holders';
import { useCoordinations } from './use-coordinations';
import { ItemsTab } from './items-tab';
import { MatterHead } from './matter-head';
import { SidePanel } from './side-panel';
import { useConclusions, useInspections, useOutcomes, useReconsiderations, useRectifications } from './supervision';
import { ofNobody } from './of-nobody';

const ArchiveTab = inAntd(() => import('./archive-tab').then((m) => m.ArchiveTab));
const AssignmentsTab = inAntd(() => import('./assignments-tab').then((m) => m.AssignmentsTab));
const CampaignTab = inAntd(() => import('./campaign-tab').then((m) => m.CampaignTab));
const ChecksTab = inAntd(() => import('./checks-tab').then((m) => m.ChecksTab));
const ConclusionsTab = inAntd(() => import('./conclusions-tab').then((m) => m.ConclusionsTab));
const DiagramTab = inAntd(() => import('./diagram-tab').then((m) => m.DiagramTab));
const DocumentsTab = inAntd(() => import('./documents-tab').then((m) => m.DocumentsTab));
const FindingsTab = inAntd(() => import('./findings-tab').then((m) => m.FindingsTab));
const MatterNotes = inAntd(() => import('./matter-notes').then((m) => m.MatterNotes));
const OutcomesTab = inAntd(() => import('./outcomes-tab').then((m) => m.OutcomesTab));
const OverviewTab = inAntd(() => import('./overview-tab').then((m) => m.OverviewTab));
const ReceiptsTab = inAntd(() => import('./receipts-tab').then((m) => m.ReceiptsTab));
const ResearchTab = inAntd(() => import('./research-tab').then((m) => m.ResearchTab));
const TimelineTab = inAntd(() => import('./timeline-tab').then((m) => m.TimelineTab));
const TodoCard = inAntd(() => import('./todo-card').then((m) => m.TodoCard));
const TraceTab = inAntd(() => import('./trace-tab').then((m) => m.TraceTab));

/** From here on there may be a 督查专报. */
const reported = new Set<string>(['FEEDBACK', 'CLOSED', 'ARCHIVED']);

/** 事项: what waits for me first, then everything about it; its main facts beside it. */
export const MatterPage = (): JSX.Element => {
  const { id = '' } = useParams();
  const [asked] = useSearchParams();
  const [chosen, choose] = useState<string>();
  const me = useMe();
  const told = has(me, 'SUPERVISOR', 'SUPERVISION_CHIEF', 'OFFICE_DIRECTOR', 'GOV_HEAD', 'GOV_LEADER');
  const matter = useQuery(matterQuery(id));
  const byDocuments = told && matter.data?.procedure === 'WH';
  // Whoever asks for the items asks for a plan: it need not wait until the matter is known.
  const forItems = told && asked.get('tab') === 'items';
  const plan = useQuery({ ...planQuery(id), enabled: byDocuments || forItems });
  const drawn = useDrawn(!forItems || !plan.isPending);
  const held = useHolders(id, drawn);
  const todos = useTodos(drawn);
  const assignments = useQuery({
    queryKey: ['assignments', id],
    enabled: drawn,
    queryFn: () => get<AssignmentView[]>(`/api/assignments?matterId=${id}`),
  });
  const coordinations = useCoordinations(id, drawn);
  const desk = has(me, 'SUPERVISOR', 'SUPERVISION_CHIEF', 'OFFICE_DIRECTOR', 'GOV_HEAD', 'GOV_LEADER', 'ARCHIVIST');
  const rectifications = useRectifications(id, drawn);
  const inspections = useInspections(id, told && drawn);
  const conclusions = useConclusions(id, drawn);
  const reconsiderations = useReconsiderations(id, drawn);
  const outcomes = useOutcomes(id, drawn);
  const report = useQuery({
    queryKey: ['special-report', id],
    enabled: desk && matter.data !== undefined && (reported.has(matter.data.status) || matter.data.round > 1),
    retry: false,
    queryFn: () => get<SpecialReportView>(`/api/special-reports/${id}`),
  });
  const document = useQuery({
    queryKey: ['source-document', id],
    enabled: byDocuments && drawn,
    retry: false,
    queryFn: () => get<SourceDocumentView>(`/api/source-documents/${id}`),
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
            <Suspense fallback={<Waiting />}>
              <TodoCard {...{ todo, campaign, coordinations }} {...ofNobody} />
            </Suspense>
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
    !drawn ||
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
            <MatterHead matter={m} held={held} complete={!arriving} />
            {(m.suspended ?? m.mergedInto ?? m.phoneApproval) && (
              <Suspense fallback={null}>
                <MatterNotes matter={m} />
              </Suspense>
            )}
            <div className="matter-body">
              <Tabs
                active={shown}
                onChoose={choose}
                tabs={[
                  ...(mine.length > 0
                    ? [
                        {
                          key: 'do',
                          label: (
                            <>
                              办理 <Count of={mine.length} calm />
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
                    children: <DiagramTab matterId={id} held={held} />,
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
