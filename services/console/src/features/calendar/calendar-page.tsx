import { type CalendarPreviewView, type CalendarsView, type CalendarView } from '@duban/contracts';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Drawer, message, Select, Space } from 'antd';
import { type JSX, useMemo, useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { ApiError, get, post, queries } from '../../api';
import { send } from '../../send';
import { Loaded } from '../../shared/states';
import { fullMoment } from '../../shared/words';
import { CalendarImport } from './calendar-import';
import { MonthGrid } from './month-grid';
import { MovingDeadlines } from './moving-deadlines';
import './calendar.css';
import { Tag } from '../../shared/tag';

const states: Record<CalendarView['status'], { text: string; color: string }> = {
  BUILT_IN: { text: '国务院安排', color: 'default' },
  UNPUBLISHED: { text: '未公布', color: 'gold' },
  DRAFTED: { text: '草稿', color: 'blue' },
  PUBLISHED: { text: '已公布', color: 'green' },
};

/** 工作日历: the years the region works by, what is being drafted, and the import of a notice. */
export const CalendarPage = (): JSX.Element => {
  const query = useQuery({ queryKey: ['calendars'], queryFn: () => get<CalendarsView>('/api/calendars') });
  const [importing, setImporting] = useState(false);
  return (
    <div className="page">
      <div className="page-head">
        <h1 className="page-title">工作日历</h1>
        <Button type="primary" onClick={() => setImporting(true)}>
          导入放假通知
        </Button>
      </div>
      <p className="page-note">
        办结时限按这里的日历计算。没有公布的年份只知道周末和法定节假日,算到那里的时限是“暂算”,公布后重新计算
      </p>
      <Loaded query={query}>{(calendars) => <Years calendars={calendars} />}</Loaded>
      <Drawer open={importing} onClose={() => setImporting(false)} size={920} title="导入放假通知" destroyOnHidden>
        <CalendarImport onDone={() => setImporting(false)} />
      </Drawer>
    </div>
  );
};

const Years = ({ calendars: { years, drafts, version } }: { calendars: CalendarsView }): JSX.Element => {
  const [chosen, setChosen] = useState<number>();
  const [draft, setDraft] = useState<CalendarView>();
  const latest = years.find(({ status }) => status !== 'UNPUBLISHED')?.year;
  const shown = years.find(({ year }) => year === (chosen ?? latest));
  return (
    <>
      {drafts.map((one) => (
        <Alert
          key={one.id}
          type="info"
          showIcon
          style={{ marginBottom: 12 }}
          title={`${one.year}年的草稿(${one.source ?? ''}),${one.by?.name ?? ''} ${fullMoment(one.at)}`}
          action={<Button onClick={() => setDraft(one)}>查看影响并公布</Button>}
        />
      ))}
      <div className="filters">
        <Select
          aria-label="年份"
          style={{ width: 190 }}
          value={shown?.year ?? null}
          onChange={(year: number) => setChosen(year)}
          options={years.map(({ year, status }) => ({ value: year, label: `${year}年 · ${states[status].text}` }))}
        />
        {shown && <Tag color={states[shown.status].color}>{states[shown.status].text}</Tag>}
        <span className="quiet">
          {shown?.source && `${shown.source},${shown.by?.name ?? ''} ${fullMoment(shown.at)}公布;`}
          现在计算用的版本:{version}
        </span>
      </div>
      {shown && <MonthGrid table={shown} />}
      <Drawer
        open={draft !== undefined}
        onClose={() => setDraft(undefined)}
        size={920}
        title={draft && `公布${draft.year}年工作日历`}
        destroyOnHidden
      >
        {draft?.id && <PublishDraft id={draft.id} draft={draft} onDone={() => setDraft(undefined)} />}
      </Drawer>
    </>
  );
};

const PublishDraft = ({ id, draft, onDone }: { id: string; draft: CalendarView; onDone: () => void }): JSX.Element => {
  const { year, source, off, work, localWork } = draft;
  const key = useMemo(() => uuidv7(), [id]);
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const preview = useQuery({
    queryKey: ['calendar-preview', id],
    queryFn: () =>
      post<CalendarPreviewView>('/api/calendar-previews', {
        table: { year, source: source ?? '', off, work, localWork },
      }),
  });
  const publish = async (): Promise<void> => {
    setBusy(true);
    try {
      await send('calendar.publish', id, {}, key);
      await queries.invalidateQueries();
      message.success(`${year}年工作日历已公布`);
      onDone();
    } catch (error) {
      setProblem(
        error instanceof ApiError ? `${error.problem.title},${error.problem.remedy ?? '请重试'}` : '没有办成,请重试',
      );
    }
    setBusy(false);
  };
  return (
    <>
      <Loaded query={preview}>{(view) => <MovingDeadlines preview={view} />}</Loaded>
      <MonthGrid table={draft} />
      {problem && <Alert type="warning" showIcon title={problem} style={{ marginTop: 12 }} />}
      <Space style={{ marginTop: 14 }}>
        <Button type="primary" loading={busy} disabled={!preview.isSuccess} onClick={() => void publish()}>
          公布
        </Button>
      </Space>
    </>
  );
};
