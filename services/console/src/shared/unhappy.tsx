import { Button, Empty, Result } from 'antd';
import { type JSX } from 'react';
import { ApiError } from '../api';
import { Antd } from './antd';

export const NothingThere = ({ text }: { text: string }): JSX.Element => (
  <Antd>
    <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text} />
  </Antd>
);

/** Why there is nothing to see, and what to do. */
export const FailedResult = ({ error, retry }: { error: unknown; retry: () => void }): JSX.Element => (
  <Antd>{resultOf(error, retry)}</Antd>
);

const resultOf = (error: unknown, retry: () => void): JSX.Element => {
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

export const NoPage = (): JSX.Element => <Result status="404" title="没有这个页面" subTitle="请从左侧选择" />;
