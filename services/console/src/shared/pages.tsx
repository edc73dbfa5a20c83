import { type Page } from '@duban/contracts';
import { type InfiniteData, useInfiniteQuery, type UseInfiniteQueryResult } from '@tanstack/react-query';
import { Button } from 'antd';
import { type JSX, type ReactNode } from 'react';
import { get } from '../api';
import { Failed, Nothing, Waiting } from './states';

/** A keyset list: page after page of `path` with a query. */
export const usePages = <T,>(
  key: string,
  path: string,
  query: Record<string, string> = {},
): UseInfiniteQueryResult<InfiniteData<Page<T>>> =>
  useInfiniteQuery({
    queryKey: [key, query],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      get<Page<T>>(
        `${path}?${new URLSearchParams({ ...query, ...(pageParam ? { after: pageParam } : {}) }).toString()}`,
      ),
    getNextPageParam: (last) => last.next ?? undefined,
  });

/** Its states: loading, failed, nothing there, or the rows and the way to more of them. */
export const Pages = <T,>({
  pages,
  empty,
  children,
}: {
  pages: UseInfiniteQueryResult<InfiniteData<Page<T>>>;
  empty: string;
  children: (list: T[]) => ReactNode;
}): JSX.Element => {
  if (pages.isPending) return <Waiting rows={6} />;
  if (pages.isError) return <Failed error={pages.error} retry={() => void pages.refetch()} />;
  const list = pages.data.pages.flatMap((page) => page.items);
  if (list.length === 0) return <Nothing text={empty} />;
  return (
    <>
      {children(list)}
      {pages.hasNextPage && (
        <Button
          block
          style={{ marginTop: 12 }}
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          再看一页
        </Button>
      )}
    </>
  );
};
