import { type MessageView } from '@duban/contracts';
import { useQuery } from '@tanstack/react-query';
import { Badge } from 'antd';
import { type JSX } from 'react';
import { Link } from 'react-router';
import { get, post, queries } from '../../api';
import { Loaded } from '../../shared/states';
import { moment } from '../../shared/words';

/** 消息: what happened that concerns my position. */
export const MessagesPage = (): JSX.Element => {
  const messages = useQuery({ queryKey: ['messages'], queryFn: () => get<MessageView[]>('/api/messages') });
  const read = async (id: string): Promise<void> => {
    await post(`/api/messages/${id}/read`, {});
    await queries.invalidateQueries({ queryKey: ['messages'] });
  };
  return (
    <div className="page">
      <h1 className="page-title">消息</h1>
      <p className="page-note">交办、催办、退回、办结等与您的职务有关的通知</p>
      <div className="card">
        <Loaded query={messages} empty="还没有消息">
          {(list) =>
            list.map((m) => (
              <div className="todo" key={m.id}>
                <span className="step">
                  <Badge dot={!m.readAt} offset={[6, 4]}>
                    {m.title}
                  </Badge>
                </span>
                <span className="what">
                  {m.matterId ? (
                    <Link to={`/matters/${m.matterId}`} onClick={() => void read(m.id)}>
                      {m.text}
                    </Link>
                  ) : (
                    m.text
                  )}
                </span>
                <span className="due">{moment(m.at)}</span>
              </div>
            ))
          }
        </Loaded>
      </div>
    </div>
  );
};
