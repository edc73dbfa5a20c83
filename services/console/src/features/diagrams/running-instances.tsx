import { type DiagramInstanceView, type DiagramVersionsView, type MovedView } from '@duban/contracts';
import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input } from 'antd';
import { type JSX, useState } from 'react';
import { Link } from 'react-router';
import { ApiError, get, post, queries } from '../../api';
import { Loaded } from '../../shared/states';

type Version = DiagramVersionsView['versions'][number];
type Results = Readonly<Record<string, { ok: boolean; text: string }>>;

/** One after the other, so that each line tells its own result. */
const moveOne = async (key: string, reason: string): Promise<Results[string]> => {
  try {
    const { moved, toVersion } = await post<MovedView>(`/api/instances/${key}/move`, { reason });
    return { ok: true, text: moved ? `已移到第${toVersion}版` : `已在第${toVersion}版,不必再移` };
  } catch (error) {
    const { title, remedy } = error instanceof ApiError ? error.problem : { title: '没有移成', remedy: undefined };
    return { ok: false, text: remedy ? `${title};${remedy}` : title };
  }
};

/** The instances on one version, and the move of those that are chosen. */
export const RunningInstances = ({ shown, newest }: { shown: Version; newest: Version }): JSX.Element => {
  const instances = useQuery({
    queryKey: ['diagram-instances', shown.definitionKey],
    queryFn: () => get<DiagramInstanceView[]>(`/api/diagrams/${shown.definitionKey}/instances`),
    // What was moved stays in the list with its result until the drawer is opened again.
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  const [chosen, choose] = useState<readonly string[]>([]);
  const [reason, setReason] = useState('');
  const [results, setResults] = useState<Results>({});
  const [busy, setBusy] = useState(false);
  const move = async (): Promise<void> => {
    setBusy(true);
    for (const key of chosen) {
      const result = await moveOne(key, reason.trim());
      setResults((before) => ({ ...before, [key]: result }));
    }
    choose([]);
    setBusy(false);
    for (const queryKey of [['diagrams'], ['instance-moves']]) await queries.invalidateQueries({ queryKey });
  };
  const toggle = (key: string, on: boolean): void =>
    choose((before) => (on ? [...before, key] : before.filter((one) => one !== key)));
  return (
    <>
      {shown.newest ? (
        <p className="quiet">这是最新版,不必移动</p>
      ) : (
        <div className="filters">
          <Input
            aria-label="移动的理由"
            placeholder="移动的理由(必填,记入移动记录)"
            maxLength={500}
            style={{ width: 360 }}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
          <Button
            type="primary"
            loading={busy}
            disabled={chosen.length === 0 || reason.trim() === ''}
            onClick={() => void move()}
          >
            移到最新版(第{newest.version}版){chosen.length > 0 && `:${chosen.length}件`}
          </Button>
        </div>
      )}
      <Loaded query={instances} empty="没有在办的流程">
        {(list) => (
          <div className="rows">
            <table aria-label="在办的流程">
              <thead>
                <tr>
                  {['', '事项编号', '标题', '当前环节', '结果'].map((label) => (
                    <th key={label}>{label}</th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {list.map(({ key, matterId, matterNo, matterTitle, steps }) => (
                  <tr key={key}>
                    <td>
                      {!shown.newest && (
                        <Checkbox
                          aria-label={`选择${matterNo ?? key}`}
                          checked={chosen.includes(key)}
                          disabled={busy || results[key]?.ok === true}
                          onChange={({ target }) => toggle(key, target.checked)}
                        />
                      )}
                    </td>
                    <td data-label="事项编号">
                      <Link to={`/matters/${matterId}`}>{matterNo ?? '查看事项'}</Link>
                    </td>
                    <td data-label="标题">{matterTitle ?? '不在您的查看范围内'}</td>
                    <td data-label="当前环节">{steps.length > 0 ? steps.join('、') : '没有人工待办'}</td>
                    <td data-label="结果" role="status" className={results[key]?.ok === false ? 'late' : undefined}>
                      {results[key]?.text ?? '—'}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Loaded>
    </>
  );
};
