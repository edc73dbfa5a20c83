import { type MatterView, type SpecialReportView, type TodoView } from '@duban/contracts';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Input, message } from 'antd';
import { type JSX, useMemo, useState } from 'react';
import { Link } from 'react-router';
import { v7 as uuidv7 } from 'uuid';
import { ApiError, get, queries } from '../../api';
import { send } from '../../send';
import { Loaded } from '../../shared/states';
import { sentOff, useTodos } from '../../shared/todos';
import { moment } from '../../shared/words';
import { Figures, TodoLine } from '../inbox/inbox-page';

/** 领导阅示: what lies on the leader's desk, problems first, and three large answers. For a phone. */
export const LeaderPage = (): JSX.Element => {
  const todos = useTodos();
  return (
    <div className="page" style={{ maxWidth: 760 }}>
      <h1 className="page-title">领导阅示</h1>
      <p className="page-note">呈您阅示的督查专报</p>
      <Loaded query={todos} empty="没有等您阅示的专报">
        {(list) =>
          list.map((todo) =>
            todo.command === 'matter.decide-feedback' ? (
              <Reading key={todo.key} todo={todo} />
            ) : (
              <div className="card" key={todo.key}>
                <TodoLine todo={todo} />
              </div>
            ),
          )
        }
      </Loaded>
      <Figures />
    </div>
  );
};

const Reading = ({ todo }: { todo: TodoView }): JSX.Element => {
  const matter = useQuery({
    queryKey: ['matter', todo.matterId],
    queryFn: () => get<MatterView>(`/api/matters/${todo.matterId}`),
  });
  const report = useQuery({
    queryKey: ['special-report', todo.matterId],
    queryFn: () => get<SpecialReportView>(`/api/special-reports/${todo.matterId}`),
  });
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const key = useMemo(() => uuidv7(), [todo.key]);
  const sent = async (saying: string, work: () => Promise<unknown>): Promise<void> => {
    setProblem(undefined);
    setBusy(true);
    try {
      await work();
      message.success(saying);
      await queries.invalidateQueries();
    } catch (error) {
      setProblem(
        error instanceof ApiError ? `${error.problem.title},${error.problem.remedy ?? ''}` : '没有提交成功,请重试',
      );
    } finally {
      setBusy(false);
    }
  };
  const decide = (decision: 'AGREE' | 'REINSTRUCT' | 'KEY' | 'VERIFY'): Promise<void> | void => {
    if (decision !== 'AGREE' && !text.trim()) return setProblem('请先写明批示内容');
    return sent('阅示已提交', async () => {
      await send('matter.decide-feedback', todo.matterId, { decision, text: text.trim() }, `${key}-${decision}`);
      sentOff(todo.key);
    });
  };
  const read = (): Promise<void> =>
    sent('已记为已阅', () => send('matter.read-report', todo.matterId, {}, `${key}-read`));
  return (
    <section className="card" aria-label={`阅示:${todo.matterTitle}`}>
      <h3>
        <Link to={`/matters/${todo.matterId}`}>{todo.matterTitle}</Link>
      </h3>
      <p style={{ color: '#6b6f76', marginTop: -6 }}>
        {todo.matterNo} · {moment(todo.createdAt)}呈报
      </p>
      {matter.data && (
        <blockquote className="instruction" style={{ fontSize: 15 }}>
          {matter.data.instruction.text}
        </blockquote>
      )}
      {report.data && (
        <>
          <p>
            <b>存在问题:</b>
            {report.data.problems.map((p) => `${p.where}:${p.what}`).join(';') || report.data.noProblemStatement}
          </p>
          <p>
            <b>办理结果:</b>
            {report.data.results}
          </p>
          <p>
            <b>下步建议:</b>
            {report.data.suggestions}
          </p>
        </>
      )}
      <Input.TextArea
        aria-label="批示内容"
        placeholder="批示内容(除同意办结外都要填写)"
        autoSize={{ minRows: 2 }}
        value={text}
        onChange={(e) => setText(e.target.value)}
        style={{ marginBottom: 12 }}
      />
      {problem && <Alert type="warning" showIcon title={problem} style={{ marginBottom: 12 }} />}
      <div className="big-choice">
        <Button type="primary" loading={busy} onClick={() => void decide('AGREE')}>
          同意办结
        </Button>
        <Button onClick={() => void decide('REINSTRUCT')}>再批示</Button>
        <Button onClick={() => void decide('KEY')}>列入重点督办</Button>
        <Button onClick={() => void decide('VERIFY')}>退回核实</Button>
      </div>
      {matter.data && (
        <p style={{ margin: '12px 0 0' }}>
          {matter.data.reportRead ? (
            <span className="quiet">已阅,还没有批示</span>
          ) : (
            <Button type="link" style={{ padding: 0 }} loading={busy} onClick={() => void read()}>
              已阅,以后再批示
            </Button>
          )}
        </p>
      )}
    </section>
  );
};
