import { type UseQueryResult } from '@tanstack/react-query';
import { type JSX, type ReactNode, Suspense } from 'react';
import { lazily } from './in-antd';

const FailedResult = lazily(() => import('./unhappy').then((m) => m.FailedResult));
const NothingThere = lazily(() => import('./unhappy').then((m) => m.NothingThere));

/** Grey bars where something is on its way. */
export const Waiting = ({ rows = 4 }: { rows?: number }): JSX.Element => (
  <div className="waiting" aria-busy="true">
    {Array.from({ length: rows }, (_, i) => (
      <i key={i} />
    ))}
  </div>
);

export const Nothing = ({ text }: { text: string }): JSX.Element => (
  <Suspense fallback={null}>
    <NothingThere text={text} />
  </Suspense>
);

export const Failed = (props: { error: unknown; retry: () => void }): JSX.Element => (
  <Suspense fallback={null}>
    <FailedResult {...props} />
  </Suspense>
);

/** Loading, failed, not allowed, nothing there, or the content: every list and page shows one of these on purpose. */
export const Loaded = <T,>({
  query,
  empty,
  children,
}: {
  query: UseQueryResult<T>;
  empty?: string;
  children: (data: T) => ReactNode;
}): JSX.Element => {
  if (query.isPending) return <Waiting />;
  if (query.isError) return <Failed error={query.error} retry={() => void query.refetch()} />;
  if (empty && Array.isArray(query.data) && query.data.length === 0) return <Nothing text={empty} />;
  return <>{children(query.data)}</>;
};
