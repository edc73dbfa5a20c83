import { type FactFlowView, words } from '@duban/contracts';
import { useQuery } from '@tanstack/react-query';
import { App, Button, Empty, Typography } from 'antd';
import { type JSX } from 'react';
import { Link } from 'react-router';
import { ApiError, get, post, queries } from '../../api';
import { Loaded } from '../../shared/states';

const REFRESH_MS = 10_000;
const QUERY = ['fact-flow'];

/** 事实投递: how far each service is with the facts of the others, and what it could not handle. */
export const FactFlow = (): JSX.Element => {
  const flow = useQuery({
    queryKey: QUERY,
    queryFn: () => get<FactFlowView>('/api/fact-flow'),
    refetchInterval: REFRESH_MS,
  });
  return (
    <section aria-label="事实投递">
      <h2 className="page-title">事实投递</h2>
      <p className="page-note">服务之间的事实:处理不了的连同同一事项的后续停在这里,排除原因后点“重新投递”</p>
      <div className="card">
        <Loaded query={flow}>
          {({ services, parked }) => (
            <>
              <p>
                {services.map(({ service, waiting }) => `${words.service[service]}:待处理 ${waiting} 条`).join(' · ')}
              </p>
              {parked.map((fact) => (
                <ParkedFact key={`${fact.service} ${fact.id}`} fact={fact} />
              ))}
              {parked.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="没有处理不了的事实" />}
            </>
          )}
        </Loaded>
      </div>
    </section>
  );
};

const ParkedFact = ({ fact }: { fact: FactFlowView['parked'][number] }): JSX.Element => {
  const { message } = App.useApp();
  const redrive = async (): Promise<void> => {
    try {
      await post(`/api/parked-facts/${fact.service}/${encodeURIComponent(fact.id)}/redrive`, {});
      message.success('已重新投递');
    } catch (error) {
      message.error(error instanceof ApiError ? error.problem.title : '没有重新投递成功');
    }
    await queries.invalidateQueries({ queryKey: QUERY });
  };
  return (
    <div className="todo">
      <span className="step">{words.service[fact.service]}</span>
      <span className="what">
        {fact.matterId ? <Link to={`/matters/${fact.matterId}`}>查看事项</Link> : '—'} {fact.type}
        <Typography.Paragraph
          type="secondary"
          ellipsis={{ rows: 2, expandable: true, symbol: '展开' }}
          style={{ margin: 0 }}
        >
          {fact.reason}
        </Typography.Paragraph>
      </span>
      <span className="due">试过{fact.attempts}次</span>
      <Button size="small" onClick={() => void redrive()}>
        重新投递
      </Button>
    </div>
  );
};
