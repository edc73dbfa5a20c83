import { UploadOutlined } from '@ant-design/icons';
import { commands, type SplitView, words } from '@duban/contracts';
import { Alert, Button, Checkbox, Form, Input, Select, Space, Upload } from 'antd';
import { type JSX, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { v7 as uuidv7 } from 'uuid';
import { ApiError, post, queries } from '../../api';
import { send } from '../../send';
import { optionsOf } from '../../shared/words';
import { type SheetRow } from '../sheet/history';
import { LeaderSelect, useUnits } from '../steps/named-select';
import { ItemsSheet } from './items-sheet';
import { isLeftOut, itemOf, problemOf, sheetRow } from './resolved-items';

const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const sentence = (error: unknown): string =>
  error instanceof ApiError ? `${error.problem.title}。${error.problem.remedy ?? '请重试'}` : '没有办成,请重试';
const MEETINGS: readonly string[] = [
  'EXECUTIVE_MEETING',
  'HEAD_MEETING',
  'SPECIAL_MEETING',
  'PLENARY_MEETING',
  'PARTY_MEETING',
];
type Values = {
  kind: keyof typeof words.sourceDocumentKind;
  title: string;
  documentNo?: string;
  issuedOn: string;
  matterTitle: string;
  urgency: string;
  instruction: { leader?: { id: string; name: string }; post?: string };
  declaredUnclassified?: boolean;
};

/** 会议转督办 (S-22): minutes pasted or uploaded, split into a table, corrected there, and registered with their matter. */
export const MeetingPage = (): JSX.Element => {
  const [form] = Form.useForm<Values>();
  const navigate = useNavigate();
  const units = useUnits(true).map(({ value, name }) => ({ id: value, name }));
  const [text, setText] = useState('');
  const [split, setSplit] = useState<{ of: number; text: string; rows: SheetRow[] }>();
  const [rows, setRows] = useState<readonly SheetRow[]>([]);
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [id, documentKey, matterKey] = useMemo(() => [uuidv7(), uuidv7(), uuidv7()], []);
  const doing = async (work: () => Promise<void>): Promise<void> => {
    setProblem(undefined);
    setBusy(true);
    await work().catch((error: unknown) => setProblem(sentence(error)));
    setBusy(false);
  };
  const show = (view: SplitView): void => {
    const read = view.rows.map((row) => sheetRow(row, units));
    setSplit({ of: Date.now(), text: view.text, rows: read });
    setRows(read);
    if (read.length === 0) setProblem('没有读到议定事项。请核对全文:每一项应写明由谁牵头或何时完成,分项编号');
  };
  const issuedOn = (): string => form.getFieldValue('issuedOn') as string;
  const upload = (file: File): Promise<void> =>
    doing(async () => {
      const body = new FormData();
      body.append('file', file);
      show(await post<SplitView>(`/api/source-document-splits/file?issuedOn=${issuedOn()}`, body));
    });
  const keys = ['matter', 'lead', 'co', 'deadline', 'reason'];
  const wrong = rows.flatMap((row) => keys.flatMap((key) => problemOf(row, key, units) ?? []));

  const register = (values: Values): Promise<void> =>
    doing(async () => {
      const { kind, title, documentNo, issuedOn: on, matterTitle, urgency, instruction } = values;
      const declaredUnclassified = values.declaredUnclassified === true;
      const document = commands['source-document.register'].input.safeParse({
        ...{ kind, title, issuedOn: on, text: split?.text, declaredUnclassified },
        ...(documentNo ? { documentNo } : {}),
        items: rows.map((row) => itemOf(row, units)),
      });
      const supervised = rows.filter((row) => !isLeftOut(row)).length;
      const matter = commands['matter.register'].input.safeParse({
        ...{ title: matterTitle, category: 'DECISION', procedure: 'WH', urgency, declaredUnclassified },
        source: { type: MEETINGS.includes(kind) ? 'MEETING' : 'UPPER_POLICY', title, receivedOn: on },
        instruction: {
          ...{ leader: instruction.leader, post: instruction.post, level: 'LOCAL', on, subject: 'OTHER' },
          text: `${title}:列入督查${supervised}项,请逐项落实。`,
        },
      });
      const issue = [...(document.error?.issues ?? []), ...(matter.error?.issues ?? [])][0];
      if (issue || !document.success || !matter.success) return setProblem(issue?.message);
      await send('source-document.register', id, document.data, documentKey);
      await send('matter.register', id, matter.data, matterKey);
      await queries.invalidateQueries();
      await navigate(`/matters/${id}`);
    });
  return (
    <div className="page">
      <h1 className="page-title">会议转督办</h1>
      <p className="page-note">粘贴或上传会议纪要、文件,拆成议定事项,在表格里核对更正,登记后拟订督查方案</p>
      <Form
        form={form}
        layout="vertical"
        className="card"
        initialValues={{ kind: 'EXECUTIVE_MEETING', issuedOn: today(), urgency: 'NORMAL' }}
        onFinish={(values) => void register(values)}
      >
        <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(200px, 1fr))', columnGap: 16 }}>
          <Form.Item name="kind" label="会议或文件" required>
            <Select options={optionsOf(words.sourceDocumentKind)} />
          </Form.Item>
          <Form.Item name="title" label="名称" required>
            <Input placeholder="如 第28次常务会议纪要" />
          </Form.Item>
          <Form.Item name="documentNo" label="文号">
            <Input />
          </Form.Item>
          <Form.Item name="issuedOn" label="会议或印发日期" required>
            <Input type="date" />
          </Form.Item>
        </div>
        <Form.Item label="全文" required>
          <Input.TextArea
            aria-label="全文"
            autoSize={{ minRows: 6, maxRows: 16 }}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </Form.Item>
        <Space wrap style={{ marginBottom: 16 }}>
          <Button
            type="primary"
            loading={busy}
            disabled={text.trim() === ''}
            onClick={() =>
              void doing(async () =>
                show(await post<SplitView>('/api/source-document-splits', { text, issuedOn: issuedOn() })),
              )
            }
          >
            拆成议定事项
          </Button>
          <Upload showUploadList={false} beforeUpload={(file) => (void upload(file), false)}>
            <Button icon={<UploadOutlined />} loading={busy}>
              上传 docx、xlsx、txt
            </Button>
          </Upload>
        </Space>
        {split && split.rows.length > 0 && (
          <>
            <ItemsSheet key={split.of} initial={split.rows} units={units} onChange={setRows} />
            <p role="status" className="quiet">
              {wrong.length === 0
                ? `共${rows.length}项,都已齐全`
                : `共${rows.length}项,还有${wrong.length}处要补:${wrong[0]}`}
            </p>
            <div
              style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(200px, 1fr))', columnGap: 16 }}
            >
              <Form.Item name="matterTitle" label="督查事项标题" required>
                <Input maxLength={60} placeholder="关于……议定事项的督查" />
              </Form.Item>
              <Form.Item name={['instruction', 'leader']} label="主持或批示领导" required>
                <LeaderSelect label="主持或批示领导" post={['instruction', 'post']} />
              </Form.Item>
              <Form.Item name={['instruction', 'post']} label="职务" required>
                <Input />
              </Form.Item>
              <Form.Item name="urgency" label="紧急程度" required>
                <Select options={optionsOf(words.urgency)} />
              </Form.Item>
            </div>
            <Form.Item name="declaredUnclassified" valuePropName="checked">
              <Checkbox>本文件不涉及国家秘密</Checkbox>
            </Form.Item>
          </>
        )}
        {problem && <Alert type="warning" showIcon title={problem} style={{ marginBottom: 16 }} />}
        {split && split.rows.length > 0 && (
          <Button type="primary" size="large" htmlType="submit" loading={busy} disabled={wrong.length > 0}>
            登记并列入督查
          </Button>
        )}
      </Form>
    </div>
  );
};
