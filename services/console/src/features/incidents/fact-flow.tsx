import { type FactFlowView, words } from '@duban/contracts';
import { useQuery } from '@tanstack/react-query';
import { Button, Dropdown, Empty, message, Modal, Typography } from 'antd';
import { type JSX } from 'react';
import { Link } from 'react-router';
import { ApiError, get, post, queries } from '../../api';
import { has, useMe } from '../../session';
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
              <Replay services={services.map(({ service }) => service)} />
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

type Service = FactFlowView['services'][number]['service'];

/** 从头重放: a service makes what it shows from all facts again; one that cannot says why. */
const Replay = ({ services }: { services: readonly Service[] }): JSX.Element | null => {
  const me = useMe();
  if (!has(me, 'SYSTEM_ADMIN')) return null;
  const replay = async (service: Service): Promise<void> => {
    try {
      await post(`/api/fact-flow/${service}/replay`, {});
      message.success('已开始,待处理的条数归零即完成');
    } catch (error) {
      const problem = error instanceof ApiError ? error.problem : { title: '没有开始重放', remedy: undefined };
      Modal.error({ title: problem.title, content: problem.remedy });
    }
    await queries.invalidateQueries({ queryKey: QUERY });
  };
  const ask = (service: Service): void =>
    void Modal.confirm({
      title: `从头重放“${words.service[service]}”?`,
      content: '由事实得出的内容先清空,再从第一条事实起重新得出;其间这个服务的内容不全。邮件、短信不再发。',
      okText: '从头重放',
      cancelText: '不重放',
      onOk: () => replay(service),
    });
  return (
    <Dropdown
      menu={{
        items: services.map((key) => ({ key, label: words.service[key] })),
        onClick: ({ key }) => ask(key as Service),
      }}
    >
      <Button size="small">从头重放</Button>
    </Dropdown>
  );
};

const ParkedFact = ({ fact }: { fact: FactFlowView['parked'][number] }): JSX.Element => {
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
