import { commands, type DuplicateView, words } from '@duban/contracts';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Form, Input, message, Radio, Select } from 'antd';
import { type JSX, useMemo, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { v7 as uuidv7 } from 'uuid';
import { ApiError, get, queries } from '../../api';
import { send } from '../../send';
import { Uploads } from '../../shared/uploads';
import { Loaded } from '../../shared/states';
import { optionsOf } from '../../shared/words';
import { InformantsInput } from '../steps/informants-input';
import { LeaderSelect, PeopleSelect } from '../steps/named-select';
import { type From, useOrigin } from './origin';

const DRAFT = 'duban.register.draft';
const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
/** What must not lie about on a device: who gave the lead. */
const withoutInformants = ({ informants: _kept, ...rest }: Record<string, unknown>): Record<string, unknown> => rest;
const filled = (value: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(value).filter(([, text]) => typeof text === 'string' && text.trim() !== ''));
const kept = (): object => {
  try {
    return JSON.parse(localStorage.getItem(DRAFT) ?? '{}') as object;
  } catch {
    return {};
  }
};
const fresh = {
  category: 'SPECIAL',
  urgency: 'NORMAL',
  source: { type: 'INSTRUCTION', receivedOn: today() },
  instruction: { level: 'LOCAL', subject: 'OTHER', on: today() },
};

/** 登记: the instruction as the leader wrote it, or what comes out of another matter with what is known of it. */
export const RegisterPage = (): JSX.Element => {
  const origin = useOrigin();
  if (!origin) return <RegisterForm />;
  return <Loaded query={origin}>{(from) => <RegisterForm from={from} />}</Loaded>;
};

/** What is typed is kept on this device until it is sent, where it begins from nothing. */
const RegisterForm = ({ from }: { from?: From }): JSX.Element => {
  const [form] = Form.useForm();
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<{ title: string; remedy: string }>();
  const [id, key] = useMemo(() => [uuidv7(), uuidv7()], []);
  const title = (Form.useWatch('title', form) as string | undefined) ?? '';
  const subject = Form.useWatch(['instruction', 'subject'], form) as string | undefined;
  const source = Form.useWatch(['source', 'type'], form) as string | undefined;
  const appeal = Form.useWatch('appeal', form) as boolean | undefined;
  const told = appeal === true || words.toldSources.includes(source ?? '');
  const duplicates = useQuery({
    queryKey: ['duplicates', title],
    enabled: title.trim().length >= 6,
    queryFn: () =>
      get<DuplicateView[]>(`/api/matters/duplicates?title=${encodeURIComponent(title.trim().slice(0, 60))}`),
  });
  const submit = async (values: Record<string, unknown>): Promise<void> => {
    setRefusal(undefined);
    const named = subject === 'TEAM' ? { restrictedTo: values['restrictedTo'] ?? [] } : {};
    const informants = told ? ((values['informants'] ?? []) as Record<string, unknown>[]).map(filled) : [];
    const recording = { informants: informants.filter((one) => Object.keys(one).length > 0) };
    const body = {
      ...withoutInformants(values),
      ...from?.fixed,
      ...named,
      declaredUnclassified: values['declaredUnclassified'] === true,
    };
    if (recording.informants.length > 0) {
      const sealed = commands['informant.record'].input.safeParse(recording);
      if (!sealed.success) {
        form.setFields([{ name: 'informants', errors: sealed.error.issues.map((i) => i.message) }] as never);
        return;
      }
    }
    const parsed = commands['matter.register'].input.safeParse(body);
    if (!parsed.success) {
      form.setFields(
        parsed.error.issues.map((i) => ({
          name: i.path.slice(0, i.path[1] === 'leader' ? 2 : undefined),
          errors: [i.message],
        })) as never,
      );
      return;
    }
    setBusy(true);
    try {
      // First who gave the lead: then the matter's own words and files are held against it.
      if (recording.informants.length > 0) await send('informant.record', id, recording, uuidv7());
      await send('matter.register', id, body, key);
      if (!from) localStorage.removeItem(DRAFT);
      message.success('已登记');
      await queries.invalidateQueries();
      void navigate(`/matters/${id}`);
    } catch (error) {
      const problem = error instanceof ApiError ? error.problem : { title: '没有登记成功', remedy: '请重试' };
      setRefusal({ title: problem.title, remedy: problem.remedy ?? '' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="page" style={{ maxWidth: 860 }}>
      <h1 className="page-title">登记</h1>
      <p className="page-note">{from?.note ?? '批示不过夜:当日登记,原文照录。填写的内容自动保存在本机'}</p>
      <Form
        form={form}
        layout="vertical"
        className="card"
        initialValues={{ ...fresh, ...(from?.values ?? kept()) }}
        onFinish={(v) => void submit(v as never)}
        onValuesChange={(_, all) => !from && localStorage.setItem(DRAFT, JSON.stringify(withoutInformants(all)))}
      >
        <Form.Item name="title" label="事项标题" required extra="形如“关于…的办理”,不超过60字">
          <Input maxLength={60} showCount />
        </Form.Item>
        {(duplicates.data ?? []).length > 0 && (
          <Alert
            type="warning"
            showIcon
            style={{ marginBottom: 16 }}
            title="可能已有相同事项,请核对是否并案"
            description={duplicates.data?.map((d) => (
              <div key={d.id}>
                <Link to={`/matters/${d.id}`}>{d.title}</Link> {d.matterNo ?? ''} {d.status},{d.why}
              </div>
            ))}
          />
        )}
        <Form.Item name={['instruction', 'text']} label="批示原文" required>
          <Input.TextArea
            autoSize={{ minRows: 3 }}
            style={{ fontFamily: '"Noto Serif CJK SC", SimSun, serif', fontSize: 16 }}
          />
        </Form.Item>
        <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(200px, 1fr))', columnGap: 16 }}>
          <Form.Item name={['instruction', 'leader']} label="批示领导" required>
            <LeaderSelect label="批示领导" post={['instruction', 'post']} />
          </Form.Item>
          <Form.Item name={['instruction', 'post']} label="批示领导职务" required>
            <Input />
          </Form.Item>
          <Form.Item name={['instruction', 'on']} label="批示日期" required>
            <Input type="date" />
          </Form.Item>
          <Form.Item name={['instruction', 'level']} label="领导层级" required>
            <Select options={optionsOf(words.leaderLevel)} />
          </Form.Item>
          <Form.Item name={['instruction', 'subject']} label="批示内容类别" required>
            <Select options={optionsOf(words.instructionSubject)} />
          </Form.Item>
          <Form.Item name={['source', 'type']} label="来源" required>
            <Select options={optionsOf(words.sourceType)} />
          </Form.Item>
          <Form.Item name={['source', 'title']} label="来文标题" required>
            <Input />
          </Form.Item>
          <Form.Item name={['source', 'documentNo']} label="来文字号">
            <Input />
          </Form.Item>
          <Form.Item name={['source', 'receivedOn']} label="收到日期" required>
            <Input type="date" />
          </Form.Item>
          <Form.Item name="category" label="事项类别" required>
            <Select options={optionsOf(words.category)} />
          </Form.Item>
          <Form.Item name="procedure" label="程序" extra="需要组织督查组的选大型决策督查">
            <Select
              options={(['PB', 'DX'] as const).map((value) => ({ value, label: words.procedure[value] }))}
              placeholder={words.procedure.PB}
              allowClear
            />
          </Form.Item>
        </div>
        {subject === 'TEAM' && (
          <Form.Item
            name="restrictedTo"
            label="知悉范围"
            required
            extra="队伍建设类事项只有这里列出的人看得到,其他人打开是“没有找到”;登记人和批示领导自动列入,以后可以扩大、不能缩小"
          >
            <PeopleSelect label="知悉范围" />
          </Form.Item>
        )}
        <Form.Item name="appeal" valuePropName="checked" extra="勾选的,办结前须由督查室回访诉求人;网友留言类都要回访">
          <Checkbox>涉及群众诉求</Checkbox>
        </Form.Item>
        {told && (
          <Form.Item
            name="informants"
            label="反映人(选填)"
            extra="加密保存,承办单位看不到;只有您、督办责任人和办公室主任指定的人写明事由可以查看。标题、批示原文、附件里不要有反映人,来信原件请上传隐去反映人的副本"
          >
            <InformantsInput />
          </Form.Item>
        )}
        <Form.Item name="urgency" label="紧急程度" required>
          <Radio.Group options={optionsOf(words.urgency)} optionType="button" buttonStyle="solid" />
        </Form.Item>
        <Form.Item name="attachments" label="批示件、来文扫描件">
          <Uploads />
        </Form.Item>
        <Form.Item name="declaredUnclassified" label="非涉密承诺" valuePropName="checked" required>
          <Checkbox>本事项及附件不涉及国家秘密</Checkbox>
        </Form.Item>
        {refusal && (
          <Alert
            type="error"
            showIcon
            title={refusal.title}
            description={refusal.remedy}
            style={{ marginBottom: 16 }}
          />
        )}
        <Button type="primary" htmlType="submit" size="large" loading={busy} autoInsertSpace={false}>
          登记
        </Button>
      </Form>
    </div>
  );
};
