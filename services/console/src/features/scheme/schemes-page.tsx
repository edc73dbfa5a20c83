import { type SchemeUseView, type SchemeView } from '@duban/contracts';
import { useQuery } from '@tanstack/react-query';
import { Button, Space } from 'antd';
import { type JSX, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { get } from '../../api';
import { has, useMe } from '../../session';
import { Loaded } from '../../shared/states';
import { fullMoment } from '../../shared/words';
import { Publish } from './publish';
import './scheme.css';
import { Tag } from '../../shared/tag';

export const useSchemes = () => useQuery({ queryKey: ['schemes'], queryFn: () => get<SchemeView[]>('/api/schemes') });
const stateOf = { BUILT_IN: '内置', DRAFTED: '草稿', PUBLISHED: '已发布' } as const;

/** 制度方案: the versions of the region, the one in force, and how many running matters keep which. */
export const SchemesPage = (): JSX.Element => {
  const me = useMe();
  const schemes = useSchemes();
  const use = useQuery({ queryKey: ['scheme-use'], queryFn: () => get<SchemeUseView[]>('/api/matters/by-scheme') });
  const [publishing, publish] = useState<SchemeView>();
  const runningOf = (version: string): number => use.data?.find((each) => each.version === version)?.running ?? 0;
  const running = use.data?.reduce((sum, each) => sum + each.running, 0) ?? 0;
  return (
    <div className="page">
      <h1 className="page-title">制度方案</h1>
      <p className="page-note">各环节时限、催办升级、决定表等;施行后登记的事项按新版,在办的事项保持登记时的版本</p>
      <Loaded query={schemes}>
        {(list) => {
          const older = list.filter((s) => s.status !== 'DRAFTED' && !s.inForce);
          const kept = older.reduce((sum, { version }) => sum + runningOf(version), 0);
          const base = list.find(({ version, status }) => version === publishing?.base && status !== 'DRAFTED');
          return (
            <>
              {kept > 0 && <p>在办事项中有{kept}件保持以前的版本。</p>}
              <div className="rows">
                <table aria-label="制度方案各版">
                  <thead>
                    <tr>
                      {['方案', '版本', '状态', '施行日期', '依据', '经办', '在办事项', ''].map((label) => (
                        <th key={label}>{label}</th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {list.map((scheme) => (
                      <tr key={scheme.id}>
                        <td>
                          <Link to={`/schemes/${scheme.id}`}>{scheme.name}</Link>
                        </td>
                        <td>{scheme.version}</td>
                        <td>
                          {stateOf[scheme.status]} {scheme.inForce && <Tag color="green">施行中</Tag>}
                        </td>
                        <td>{scheme.status === 'DRAFTED' ? '—' : scheme.effectiveFrom}</td>
                        <td>{scheme.base ?? '—'}</td>
                        <td>{scheme.by ? `${scheme.by.name} ${fullMoment(scheme.at)}` : '—'}</td>
                        <td>{scheme.status === 'DRAFTED' ? '—' : runningOf(scheme.version)}</td>
                        <td>
                          <Actions scheme={scheme} onPublish={() => publish(scheme)} roles={me} />
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
              {publishing && base && (
                <Publish scheme={publishing} base={base} running={running} onClose={() => publish(undefined)} />
              )}
            </>
          );
        }}
      </Loaded>
    </div>
  );
};

const Actions = ({
  scheme: { id, status },
  onPublish,
  roles,
}: {
  scheme: SchemeView;
  onPublish: () => void;
  roles: ReturnType<typeof useMe>;
}): JSX.Element => {
  const navigate = useNavigate();
  const drafts = has(roles, 'OFFICE_DIRECTOR', 'SUPERVISION_CHIEF');
  const publishes = has(roles, 'OFFICE_DIRECTOR', 'GOV_HEAD');
  return (
    <Space>
      {drafts && status === 'DRAFTED' && (
        <Button size="small" autoInsertSpace={false} onClick={() => void navigate(`/schemes/${id}`)}>
          修改
        </Button>
      )}
      {drafts && status !== 'DRAFTED' && (
        <Button size="small" onClick={() => void navigate(`/schemes/${id}?draft=new`)}>
          以此为依据拟订
        </Button>
      )}
      {publishes && status === 'DRAFTED' && (
        <Button size="small" type="primary" onClick={onPublish}>
          比较并发布
        </Button>
      )}
    </Space>
  );
};
