import { SettingOutlined } from '@ant-design/icons';
import { type MessageView, words } from '@duban/contracts';
import { Badge, Button, Segmented } from 'antd';
import { type JSX, useState } from 'react';
import { Link } from 'react-router';
import { post, queries } from '../../api';
import { Pages, usePages } from '../../shared/pages';
import { moment } from '../../shared/words';
import { MessageSettings } from './message-settings';
import { Tag } from '../../shared/tag';

const refresh = async (): Promise<void> => {
  await queries.invalidateQueries({ queryKey: ['messages'] });
  await queries.invalidateQueries({ queryKey: ['unread'] });
};
const read = async (id: string): Promise<void> => {
  await post(`/api/messages/${id}/read`, {});
  await refresh();
};

/** 消息: what happened that concerns my position. */
export const MessagesPage = (): JSX.Element => {
  const [shown, show] = useState<'all' | 'unread'>('all');
  const [settings, openSettings] = useState(false);
  const messages = usePages<MessageView>('messages', '/api/messages', shown === 'unread' ? { unread: 'true' } : {});
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1 className="page-title">消息</h1>
          <p className="page-note">交办、催办、退回、办结等与您的职务有关的通知</p>
        </div>
        <div className="actions">
          <Segmented
            aria-label="显示"
            value={shown}
            onChange={show}
            options={[
              { value: 'all', label: '全部' },
              { value: 'unread', label: '未读' },
            ]}
          />
          <Button onClick={() => void post('/api/messages/read-all', {}).then(refresh)}>全部已读</Button>
          <Button icon={<SettingOutlined />} onClick={() => openSettings(true)}>
            设置
          </Button>
        </div>
      </div>
      <div className="card">
        <Pages pages={messages} empty={shown === 'unread' ? '没有未读的消息' : '还没有消息'}>
          {(list) => list.map((m) => <MessageLine key={m.id} message={m} />)}
        </Pages>
      </div>
      <MessageSettings open={settings} onClose={() => openSettings(false)} />
    </div>
  );
};

const MessageLine = ({ message: m }: { message: MessageView }): JSX.Element => (
  <div className="todo">
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
      <small>
        {[
          m.text.includes(m.matterTitle ?? '') ? null : m.matterTitle,
          m.assignmentNo ?? m.matterNo,
          m.sender && `发自${m.sender}`,
          m.dueAt && `时限 ${moment(m.dueAt)}`,
        ]
          .filter(Boolean)
          .join(' · ')}
      </small>
    </span>
    <Tag>{words.messageKind[m.kind]}</Tag>
    <span className="due">
      {moment(m.at)}
      {!m.readAt && (
        <>
          <br />
          <Button type="link" size="small" style={{ padding: 0 }} onClick={() => void read(m.id)}>
            标为已读
          </Button>
        </>
      )}
    </span>
  </div>
);
