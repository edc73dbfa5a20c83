import { type PolicyChange } from '@duban/contracts';
import { useQuery } from '@tanstack/react-query';
import { type JSX } from 'react';
import { get } from '../../api';
import { Loaded } from '../../shared/states';

/** 与另一版比较: the values that differ, old and new. */
export const SchemeChanges = ({ id, other }: { id: string; other: string }): JSX.Element => {
  const changes = useQuery({
    queryKey: ['scheme-changes', id, other],
    queryFn: () => get<PolicyChange[]>(`/api/schemes/${id}/changes?with=${other}`),
  });
  return (
    <Loaded query={changes} empty="两版的各项都相同">
      {(list) => (
        <div className="rows">
          <table aria-label="改动">
            <thead>
              <tr>
                {['改了的项', '原来', '现在'].map((label) => (
                  <th key={label}>{label}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {list.map(({ path, title, before, after }) => (
                <tr key={path}>
                  <td>{title}</td>
                  <td className="before">{before || '—'}</td>
                  <td className="after">{after || '—'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Loaded>
  );
};
