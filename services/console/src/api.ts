import { QueryClient } from '@tanstack/react-query';

/** What the platform says when it does not do something: the sentence, the way out, the fields. */
export type Problem = {
  status: number;
  title: string;
  remedy?: string;
  code?: string;
  traceId?: string;
  errors?: { field: string; message: string }[];
};

export class ApiError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.title);
  }
}

const read = async (response: Response): Promise<unknown> => {
  const text = await response.text();
  const body: unknown = text ? JSON.parse(text) : undefined;
  if (response.ok) return body;
  throw new ApiError({ title: '没有办成', ...(body as object), status: response.status } as Problem);
};
const offline = (): never => {
  throw new ApiError({ status: 0, title: '连不上平台', remedy: '请检查网络后重试' });
};

export const get = async <T>(path: string): Promise<T> =>
  (await read(await fetch(path, { credentials: 'same-origin' }).catch(offline))) as T;

const write = async <T>(method: 'POST' | 'PUT', path: string, body: unknown, key?: string): Promise<T> =>
  (await read(
    await fetch(path, {
      method,
      credentials: 'same-origin',
      headers: {
        'x-requested-with': 'duban',
        ...(body instanceof FormData ? {} : { 'content-type': 'application/json' }),
        ...(key ? { 'idempotency-key': key } : {}),
      },
      body: body instanceof FormData ? body : JSON.stringify(body ?? {}),
    }).catch(offline),
  )) as T;

export const post = <T>(path: string, body: unknown, key?: string): Promise<T> => write('POST', path, body, key);
export const put = <T>(path: string, body: unknown): Promise<T> => write('PUT', path, body);

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (count, error) =>
        !(error instanceof ApiError && error.problem.status >= 400 && error.problem.status < 500) && count < 2,
    },
  },
});
