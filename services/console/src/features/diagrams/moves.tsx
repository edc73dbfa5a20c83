import { type InstanceMoveView } from '@duban/contracts';
import { useQuery } from '@tanstack/react-query';
import { type JSX } from 'react';
import { Link } from 'react-router';
import { get } from '../../api';
import { Loaded } from '../../shared/states';
import { fullMoment } from '../../shared/words';

/** 移动记录: who moved what, from which version to which, when and why. */
export const Moves = (): JSX.Element => {
  const moves = useQuery({
    queryKey: ['instance-moves'],
    queryFn: () => get<InstanceMoveView[]>('/api/instance-moves'),
  });
  return (
    <section aria-label="移动记录">
      <h2 className="page-title">移动记录</h2>
      <Loaded query={moves} empty="还没有移动过">
        {(list) => (
          <div className="rows">
            <table aria-label="移动记录">
              <thead>
                <tr>
                  {['流程', '版本', '事项', '理由', '经办'].map((label) => (
                    <th key={label}>{label}</th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {list.map((move) => (
                  <tr key={`${move.key} ${move.toVersion}`}>
                    <td data-label="流程">{move.processName}</td>
                    <td data-label="版本">
                      第{move.fromVersion}版 → 第{move.toVersion}版
                    </td>
                    <td data-label="事项">
                      <Link to={`/matters/${move.matterId}`}>查看事项</Link>
                    </td>
                    <td data-label="理由">{move.reason}</td>
                    <td data-label="经办">
                      {move.by} <small className="quiet">{fullMoment(move.at)}</small>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Loaded>
    </section>
  );
};
