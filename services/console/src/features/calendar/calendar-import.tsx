import { UploadOutlined } from '@ant-design/icons';
import { type CalendarPreviewView, type CalendarTable } from '@duban/contracts';
import { Alert, Button, Input, message, Space, Upload } from 'antd';
import { type JSX, useMemo, useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { ApiError, post, queries } from '../../api';
import { send } from '../../send';
import { MonthGrid } from './month-grid';
import { MovingDeadlines } from './moving-deadlines';

const sentence = (error: unknown): string =>
  error instanceof ApiError ? `${error.problem.title},${error.problem.remedy ?? '请重试'}` : '没有办成,请重试';

/** 导入放假通知: paste or upload, see how it was understood and what it would move, then draft or publish. */
export const CalendarImport = ({ onDone }: { onDone: () => void }): JSX.Element => {
  const [text, setText] = useState('');
  const [source, setSource] = useState('');
  const [preview, setPreview] = useState<CalendarPreviewView>();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const look = async (ask: () => Promise<CalendarPreviewView>): Promise<void> => {
    setProblem(undefined);
    setPreview(undefined);
    setBusy(true);
    await ask()
      .then(setPreview)
      .catch((error: unknown) => setProblem(sentence(error)));
    setBusy(false);
  };
  const upload = (file: File): Promise<void> => {
    const form = new FormData();
    form.append('file', file);
    const query = new URLSearchParams({ source }).toString();
    return look(() => post<CalendarPreviewView>(`/api/calendar-previews/file?${query}`, form));
  };
  return (
    <>
      <p className="quiet">
        粘贴国务院办公厅通知全文;或上传
        xlsx、csv,第一行是“日期”“安排”两列,安排写放假、上班或本地补班。本地补班也可在通知后另写一行,如“本地补班:2月7日”。
      </p>
      <Input.TextArea
        rows={8}
        value={text}
        aria-label="通知全文"
        placeholder="一、元旦:1月1日(周四)至3日(周六)放假调休,共3天。1月4日(周日)上班。"
        onChange={(e) => setText(e.target.value)}
      />
      <Space wrap style={{ margin: '10px 0 14px' }}>
        <Input
          value={source}
          aria-label="通知文号"
          placeholder="通知文号(文中没有的填这里)"
          style={{ width: 240 }}
          onChange={(e) => setSource(e.target.value)}
        />
        <Button
          type="primary"
          disabled={text.trim() === ''}
          loading={busy}
          onClick={() => void look(() => post<CalendarPreviewView>('/api/calendar-previews', { text, source }))}
        >
          核对
        </Button>
        <Upload showUploadList={false} accept=".xlsx,.csv,.txt" beforeUpload={(file) => (void upload(file), false)}>
          <Button icon={<UploadOutlined />}>上传表格</Button>
        </Upload>
      </Space>
      {problem && <Alert type="warning" showIcon title={problem} />}
      {preview && preview.errors.length > 0 && <Errors errors={preview.errors} />}
      {preview?.table && preview.errors.length === 0 && (
        <Understood preview={preview} table={preview.table} onDone={onDone} />
      )}
    </>
  );
};

const Errors = ({ errors }: { errors: CalendarPreviewView['errors'] }): JSX.Element => (
  <>
    <Alert
      type="error"
      showIcon
      style={{ marginBottom: 10 }}
      title={`有${errors.length}处需要改正,什么也没有改动;改好后请重新核对`}
    />
    <div className="rows">
      <table aria-label="需要改正">
        <thead>
          <tr>
            <th style={{ width: 110 }}>位置</th>
            <th>问题</th>
          </tr>
        </thead>
        <tbody>
          {errors.map(({ cell, message }) => (
            <tr key={cell + message}>
              <td data-label="位置">{cell}</td>
              <td data-label="问题">{message}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </>
);

const Understood = ({
  preview,
  table,
  onDone,
}: {
  preview: CalendarPreviewView;
  table: CalendarTable;
  onDone: () => void;
}): JSX.Element => {
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [id, draftKey, publishKey] = useMemo(() => [uuidv7(), uuidv7(), uuidv7()], [table]);
  const keep = async (publish: boolean): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      await send('calendar.draft', id, table, draftKey);
      if (publish) await send('calendar.publish', id, {}, publishKey);
      await queries.invalidateQueries();
      message.success(publish ? `${table.year}年工作日历已公布` : '已存为草稿');
      onDone();
    } catch (error) {
      setProblem(sentence(error));
    }
    setBusy(false);
  };
  return (
    <>
      <Alert
        type="success"
        showIcon
        style={{ marginBottom: 10 }}
        title={`${table.year}年,${table.source}:放假${table.off.length}天,调休上班${table.work.length}天,本地补班${table.localWork.length}天`}
      />
      <MovingDeadlines preview={preview} />
      <MonthGrid table={table} />
      {problem && <Alert type="warning" showIcon title={problem} style={{ marginTop: 12 }} />}
      <Space style={{ marginTop: 14 }}>
        <Button type="primary" loading={busy} onClick={() => void keep(true)}>
          公布
        </Button>
        <Button loading={busy} onClick={() => void keep(false)}>
          存为草稿
        </Button>
      </Space>
    </>
  );
};
