import { type TodoView } from '@duban/contracts';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { get, queries } from '../api';

const sent = new Set<string>();
const waiting = (todos: TodoView[]): TodoView[] => todos.filter(({ key }) => !sent.has(key));

/** 待办: what waits for me. A step that was sent is not shown again while the process takes it. */
export const useTodos = (enabled = true): UseQueryResult<TodoView[]> =>
  useQuery({ queryKey: ['todos'], enabled, queryFn: () => get<TodoView[]>('/api/todos'), select: waiting });

/** The step was sent and accepted; the process takes it in a moment. */
export const sentOff = (key: string): void => {
  sent.add(key);
  queries.setQueryData<TodoView[]>(['todos'], (todos) => todos && waiting(todos));
};
