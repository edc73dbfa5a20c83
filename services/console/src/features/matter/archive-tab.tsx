import { CheckCircleTwoTone, CloseCircleTwoTone, DownloadOutlined, MinusCircleOutlined } from '@ant-design/icons';
import { type DossierView, words } from '@duban/contracts';
import { useQuery } from '@tanstack/react-query';
import { Button, Descriptions, Empty } from 'antd';
import { type JSX } from 'react';
import { ApiError, get } from '../../api';
import { Loaded } from '../../shared/states';

const sign = {
  pass: <CheckCircleTwoTone twoToneColor="#2e7d4f" />,
  fail: <CloseCircleTwoTone twoToneColor="#b3261e" />,
  'n/a': <MinusCircleOutlined />,
};
const status = {
  COLLECTED: '已归集',
  APPRAISED: '已鉴定',
  BUILT: '已组包',
  CHECKED: '已检测',
  ACCEPTED: '已接收',
  DECLINED: '已退回',
};

/** 档案: check-list, archival code, four-property checks, and the package. */
export const ArchiveTab = ({ matterId, status: of }: { matterId: string; status: string }): JSX.Element => {
  const begun = ['CLOSED', 'ARCHIVED', 'REJECTED', 'REVOKED'].includes(of);
  const dossier = useQuery({
    queryKey: ['dossier', matterId],
    retry: false,
    enabled: begun,
    queryFn: () => get<DossierView>(`/api/dossiers/${matterId}`),
  });
  if (!begun || (dossier.error instanceof ApiError && dossier.error.problem.status === 404))
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="办结后归集案卷" />;
  return (
    <Loaded query={dossier}>
      {(d) => (
        <>
          <div className="card">
            <Descriptions size="small" column={{ xs: 1, md: 2 }}>
              <Descriptions.Item label="案卷状态">{status[d.status]}</Descriptions.Item>
              <Descriptions.Item label="档号">{d.archivalCode ?? '—'}</Descriptions.Item>
              <Descriptions.Item label="保管期限">{d.retention ? words.retention[d.retention] : '—'}</Descriptions.Item>
              <Descriptions.Item label="件数">{d.items || '—'}</Descriptions.Item>
            </Descriptions>
            {d.manifestDigest && (
              <Button icon={<DownloadOutlined />} href={`/api/dossiers/${matterId}/package`}>
                下载归档数据包
              </Button>
            )}
          </div>
          <div className="card">
            <h3>归档清单</h3>
            {d.checklist.map((row) => (
              <div key={row.name}>
                {row.present ? sign.pass : row.required ? sign.fail : sign['n/a']} {row.name}
                {!row.present && <span style={{ color: '#6b6f76' }}>({row.required ? '缺少' : '无'})</span>}
              </div>
            ))}
          </div>
          {d.checks.length > 0 && (
            <div className="card">
              <h3>四性检测</h3>
              {d.checks.map((c) => (
                <div key={c.property + c.name}>
                  {sign[c.result]} {c.property} · {c.name} <span style={{ color: '#6b6f76' }}>{c.evidence}</span>
                </div>
              ))}
            </div>
          )}
        </>
      )}
    </Loaded>
  );
};
