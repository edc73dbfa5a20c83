import { type IncidentView } from '@duban/contracts';
import { useQuery } from '@tanstack/react-query';
import { Button, message, Typography } from 'antd';
import { type JSX } from 'react';
import { Link } from 'react-router';
import { ApiError, get, post, queries } from '../../api';
import { Loaded } from '../../shared/states';
import { moment } from '../../shared/words';
import { FactFlow } from './fact-flow';

/** 流程异常: steps that stopped, and the button that tries them again. */
export const IncidentsPage = (): JSX.Element => {
  const incidents = useQuery({ queryKey: ['incidents'], queryFn: () => get<IncidentView[]>('/api/incidents') });
  const retry = async (key: string): Promise<void> => {
    try {
      await post(`/api/incidents/${key}/resolve`, {});
      message.success('已重试');
    } catch (error) {
      message.error(error instanceof ApiError ? error.problem.title : '没有重试成功');
    }
    await queries.invalidateQueries({ queryKey: ['incidents'] });
  };
  return (
    <div className="page">
      <h1 className="page-title">流程异常</h1>
      <p className="page-note">停住的环节:排除原因后点“重试”,流程从该环节继续</p>
      <div className="card">
        <Loaded query={incidents} empty="流程都在正常运行">
          {(list) =>
            list.map((i) => (
              <div className="todo" key={i.key}>
                <span className="step">{i.elementName}</span>
                <span className="what">
                  {i.matterId ? <Link to={`/matters/${i.matterId}`}>查看事项</Link> : '—'}
                  <Typography.Paragraph
                    type="secondary"
                    ellipsis={{ rows: 2, expandable: true, symbol: '展开' }}
                    style={{ margin: 0 }}
                  >
                    {i.message}
                  </Typography.Paragraph>
                </span>
                <span className="due">{moment(i.createdAt)}</span>
                <Button size="small" onClick={() => void retry(i.key)}>
                  重试
                </Button>
              </div>
            ))
          }
        </Loaded>
      </div>
      <FactFlow />
    </div>
  );
};
