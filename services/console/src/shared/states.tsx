import { type UseQueryResult } from '@tanstack/react-query';
import { Button, Empty, Result, Skeleton } from 'antd';
import { type JSX, type ReactNode } from 'react';
import { ApiError } from '../api';

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
  if (query.isPending) return <Skeleton active paragraph={{ rows: 4 }} />;
  if (query.isError) return <Failed error={query.error} retry={() => void query.refetch()} />;
  if (empty && Array.isArray(query.data) && query.data.length === 0)
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={empty} />;
  return <>{children(query.data)}</>;
};

export const Failed = ({ error, retry }: { error: unknown; retry: () => void }): JSX.Element => {
  const problem = error instanceof ApiError ? error.problem : { status: 0, title: '页面出错', remedy: '请刷新后重试' };
  if (problem.status === 404)
    return <Result status="404" title="没有找到" subTitle="可能已不在,或不在您的查看范围内" />;
  if (problem.status === 403)
    return <Result status="403" title="您没有查看的权限" subTitle="如确需查看,请联系督查室" />;
  return (
    <Result
      status="warning"
      title={problem.title}
      subTitle={[problem.remedy, 'traceId' in problem && problem.traceId ? `跟踪号 ${problem.traceId}` : '']
        .filter(Boolean)
        .join(';')}
      extra={<Button onClick={retry}>重试</Button>}
    />
  );
};
