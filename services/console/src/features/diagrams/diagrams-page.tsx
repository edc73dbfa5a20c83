import { type DiagramVersionsView } from '@duban/contracts';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Drawer } from 'antd';
import { type JSX, useState } from 'react';
import { get } from '../../api';
import { Loaded } from '../../shared/states';
import { fullMoment } from '../../shared/words';
import { Moves } from './moves';
import { RunningInstances } from './running-instances';
import { Tag } from '../../shared/tag';

type Version = DiagramVersionsView['versions'][number];
const columns = ['流程', '版本', '发布时间', '在办件数', ''];

/** 流程版本: running matters keep theirs; from here an operator moves chosen ones to the newest. */
export const DiagramsPage = (): JSX.Element => {
  const diagrams = useQuery({ queryKey: ['diagrams'], queryFn: () => get<DiagramVersionsView>('/api/diagrams') });
  const [shown, show] = useState<Version>();
  const newest = diagrams.data?.versions.find((one) => one.newest && one.processId === shown?.processId);
  return (
    <div className="page">
      <h1 className="page-title">流程版本</h1>
      <p className="page-note">流程图发布新版后,在办的流程留在原版;确需按新版办理的,逐件移到最新版</p>
      <Loaded query={diagrams}>
        {({ versions, onlyWaiting }) => (
          <>
            {onlyWaiting && (
              <Alert
                type="info"
                showIcon
                style={{ marginBottom: 12 }}
                title="流程引擎没有提供查询,这里只列有人工待办的流程;其余的请在 Camunda Operate 里查看"
              />
            )}
            <div className="rows">
              <table aria-label="流程版本">
                <thead>
                  <tr>
                    {columns.map((label) => (
                      <th key={label}>{label}</th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {versions.map((version) => (
                    <Row key={version.definitionKey} version={version} onShow={() => show(version)} />
                  ))}
                </tbody>
              </table>
            </div>
          </>
        )}
      </Loaded>
      <Moves />
      <Drawer
        open={shown !== undefined}
        onClose={() => show(undefined)}
        size={920}
        title={shown && `${shown.name} · 第${shown.version}版在办的流程`}
        destroyOnHidden
      >
        {shown && newest && <RunningInstances shown={shown} newest={newest} />}
      </Drawer>
    </div>
  );
};

const Row = ({ version, onShow }: { version: Version; onShow: () => void }): JSX.Element => (
  <tr>
    <td data-label="流程">{version.name}</td>
    <td data-label="版本">
      第{version.version}版 {version.newest && <Tag color="green">最新</Tag>}
    </td>
    <td data-label="发布时间">{fullMoment(version.publishedAt)}</td>
    <td data-label="在办件数">{version.running}</td>
    <td>
      {version.running > 0 && (
        <Button size="small" onClick={onShow} aria-label={`查看${version.name}第${version.version}版在办的流程`}>
          查看
        </Button>
      )}
    </td>
  </tr>
);
