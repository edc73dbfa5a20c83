import { DraftScheme, type Policy, type SchemeDetailView } from '@duban/contracts';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, ConfigProvider, message, Select, Space } from 'antd';
import { type JSX, useState } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { v7 as uuidv7 } from 'uuid';
import { ApiError, get, queries } from '../../api';
import { send } from '../../send';
import { has, useMe } from '../../session';
import { Loaded } from '../../shared/states';
import { SchemeChanges } from './changes';
import { SchemeForm, type SchemeErrors } from './scheme-form';
import { useSchemes } from './schemes-page';

/** 一版制度方案: read by everybody, compared with another; a draft of it is edited by who may. */
export const SchemePage = (): JSX.Element => {
  const { id = '' } = useParams();
  const [params] = useSearchParams();
  const me = useMe();
  const scheme = useQuery({ queryKey: ['schemes', id], queryFn: () => get<SchemeDetailView>(`/api/schemes/${id}`) });
  const drafts = has(me, 'OFFICE_DIRECTOR', 'SUPERVISION_CHIEF');
  const anew = params.get('draft') === 'new';
  return (
    <div className="page">
      <Link to="/schemes">制度方案</Link>
      <Loaded query={scheme}>
        {(view) =>
          drafts && (anew || view.status === 'DRAFTED') ? (
            <Editor key={`${id}${anew}`} from={view} anew={anew} />
          ) : (
            <Reader view={view} />
          )
        }
      </Loaded>
    </div>
  );
};

const Reader = ({ view }: { view: SchemeDetailView }): JSX.Element => {
  const schemes = useSchemes();
  const [other, compare] = useState<string>();
  const others = schemes.data?.filter(({ id }) => id !== view.id) ?? [];
  return (
    <>
      <h1 className="page-title">
        {view.name} {view.version}
      </h1>
      <p className="page-note">
        {view.status === 'DRAFTED' ? '草稿' : `自${view.effectiveFrom}起施行`}
        {view.base && `,依据${view.base}`}
      </p>
      <Space style={{ marginBottom: 16 }}>
        与
        <Select
          aria-label="比较的版本"
          placeholder="另一版"
          allowClear
          style={{ width: 180 }}
          value={other ?? null}
          options={others.map(({ id, version, status }) => ({
            value: id,
            label: `${version}${status === 'DRAFTED' ? '(草稿)' : ''}`,
          }))}
          onChange={(id: string | null | undefined) => compare(id ?? undefined)}
        />
        比较
      </Space>
      {other && <SchemeChanges id={view.id} other={other} />}
      <ConfigProvider componentDisabled>
        <SchemeForm policy={view.policy} errors={{}} onChange={() => undefined} />
      </ConfigProvider>
    </>
  );
};

/** Paths in the command → paths in the scheme. */
const inScheme = (issues: readonly { field: string; message: string }[]): SchemeErrors =>
  Object.fromEntries(issues.map(({ field, message }) => [field.replace(/^policy\./, ''), message]));

const Editor = ({ from, anew }: { from: SchemeDetailView; anew: boolean }): JSX.Element => {
  const navigate = useNavigate();
  const [id] = useState(() => (anew ? uuidv7() : from.id));
  const base = anew ? from.version : (from.base ?? from.version);
  const [policy, setPolicy] = useState<Policy>(() => (anew ? { ...from.policy, version: '' } : from.policy));
  const [errors, setErrors] = useState<SchemeErrors>({});
  const [problem, setProblem] = useState<{ title: string; remedy?: string }>();
  const [busy, setBusy] = useState(false);
  const show = (found: SchemeErrors): void => {
    setErrors(found);
    setTimeout(() => document.querySelector('.scheme-value.wrong')?.scrollIntoView({ block: 'center' }));
  };
  const save = async (): Promise<void> => {
    setProblem(undefined);
    const parsed = DraftScheme.safeParse({ base, policy });
    if (!parsed.success)
      return show(inScheme(parsed.error.issues.map((i) => ({ field: i.path.join('.'), message: i.message }))));
    setErrors({});
    setBusy(true);
    try {
      await send('scheme.draft', id, parsed.data, uuidv7());
      message.success('草稿已保存');
      await queries.invalidateQueries({ queryKey: ['schemes'] });
      await navigate('/schemes');
    } catch (error) {
      const said = error instanceof ApiError ? error.problem : { title: '没有保存成功', remedy: '请重试' };
      if ('errors' in said && said.errors) show(inScheme(said.errors));
      else setProblem(said);
    } finally {
      setBusy(false);
    }
  };
  const count = Object.keys(errors).length;
  return (
    <>
      <h1 className="page-title">{anew ? '拟订制度方案' : `修改草稿 ${from.version}`}</h1>
      <p className="page-note">依据{base};发布前随时可以再改</p>
      <SchemeForm policy={policy} errors={errors} onChange={setPolicy} />
      {count > 0 && <Alert type="error" showIcon title={`有${count}处填写有误,已在各项下注明`} />}
      {problem && <Alert type="warning" showIcon title={problem.title} description={problem.remedy} />}
      <Space style={{ marginTop: 16 }}>
        <Button type="primary" loading={busy} onClick={() => void save()} autoInsertSpace={false}>
          保存草稿
        </Button>
        <Button autoInsertSpace={false} onClick={() => void navigate('/schemes')}>
          放弃
        </Button>
      </Space>
    </>
  );
};
