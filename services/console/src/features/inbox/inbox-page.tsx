import { type OverviewView, type TodoView, words } from '@duban/contracts';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type JSX } from 'react';
import { Link } from 'react-router';
import { get } from '../../api';
import { Loaded } from '../../shared/states';
import { useTodos } from '../../shared/todos';
import { distance, moment } from '../../shared/words';
import { useMe } from '../../session';
import { Tag } from '../../shared/tag';

const urgencyColor = { EXTRA_URGENT: 'red', URGENT: 'orange', NORMAL: 'default' } as const;

export const Figures = (): JSX.Element => {
  const overview = useQuery({ queryKey: ['overview'], queryFn: () => get<OverviewView>('/api/overview') });
  const o = overview.data;
  const rate = o?.onTimeRate === null || o === undefined ? '—' : `${Math.round(o.onTimeRate * 100)}%`;
  return (
    <div className="figures">
      <Link className="figure" to="/ledger?open=true">
        <b>{o?.open ?? '—'}</b>
        <span>在办事项</span>
      </Link>
      <Link className={`figure${o && o.overdue > 0 ? ' alarm' : ''}`} to="/matters?list=overdue">
        <b>{o?.overdue ?? '—'}</b>
        <span>逾期未办结</span>
      </Link>
      <Link className="figure" to="/matters?list=week">
        <b>{o?.dueThisWeek ?? '—'}</b>
        <span>本周到期</span>
      </Link>
      <Link className="figure" to="/overview">
        <b>{rate}</b>
        <span>按时办结率</span>
      </Link>
    </div>
  );
};

export const TodoLine = ({ todo }: { todo: TodoView }): JSX.Element => {
  const due = todo.dueAt ? distance(todo.dueAt) : undefined;
  return (
    <div className="todo">
      <span className="step">{todo.step}</span>
      <span className="what">
        <Link to={`/matters/${todo.matterId}?todo=${todo.key}`}>{todo.matterTitle}</Link>
        <small>
          {todo.matterNo ?? '未编号'} · {moment(todo.createdAt)}到我处
        </small>
      </span>
      <Tag color={urgencyColor[todo.urgency]}>{words.urgency[todo.urgency]}</Tag>
      <span className="due">
        {due ? <span className={due.late ? 'late' : ''}>{due.text}</span> : '无时限'}
        {todo.dueAt && <br />}
        {todo.dueAt && `${moment(todo.dueAt)} 到期`}
      </span>
      <Link to={`/matters/${todo.matterId}?todo=${todo.key}`}>
        <Button size="small" type="primary" ghost aria-label={`办理 ${todo.step} ${todo.matterTitle}`}>
          办理
        </Button>
      </Link>
    </div>
  );
};

/** 待办: what waits for me, the most urgent first. */
export const InboxPage = (): JSX.Element => {
  const me = useMe();
  const todos = useTodos();
  return (
    <div className="page">
      <h1 className="page-title">待办</h1>
      <p className="page-note">
        {me.name},今天是
        {new Intl.DateTimeFormat('zh-CN', { dateStyle: 'full', timeZone: 'Asia/Shanghai' }).format(new Date())}
      </p>
      <Figures />
      <div className="card">
        <h3>等我办理{todos.data ? `(${todos.data.length})` : ''}</h3>
        <Loaded query={todos} empty="没有等您办理的事项">
          {(list) => list.map((todo) => <TodoLine key={todo.key} todo={todo} />)}
        </Loaded>
      </div>
    </div>
  );
};
