import { problemOf } from '@duban/contracts';
import { Conflict, Refusal } from '@duban/kernel';
import { isAway, NotFound } from '@duban/persistence';
import { WorkflowRejection } from '@duban/workflow';
import { ZodError, type core } from 'zod';

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

/** RFC 9457 as clients read it; every title is Chinese, every problem a person can mend says how. */
export type Problem = Readonly<{
  type: string;
  status: number;
  title: string;
  code?: string;
  remedy?: string;
  errors?: readonly { field: string; message: string }[];
  traceId?: string;
}>;

const problem = (status: number, code: string, title: string, remedy: string): Problem => ({
  type: `/problems/${code}`,
  status,
  title,
  code,
  remedy,
});

/** 未登录. */
export const notSignedIn = problem(401, 'not-signed-in', '尚未登录或登录已过期', '请登录后再试');
/** A row of another region, of another unit or of nobody: all three answer alike. */
export const notFound = problem(404, 'not-found', '没有找到,或您无权查看', '请核对地址,或返回列表重新打开');
const byStatus: Readonly<Record<number, Problem>> = {
  400: problem(400, 'bad-request', '请求格式不对', '请检查请求正文后再试'),
  401: notSignedIn,
  403: problem(403, 'not-allowed', '没有权限', '请由有权限的人员办理'),
  404: notFound,
  405: problem(405, 'method-not-allowed', '不支持这种请求方式', '请按接口文档调用'),
  406: problem(406, 'not-acceptable', '不能按要求的格式回答', '请接受 application/json'),
  408: problem(408, 'too-slow', '请求发送得太慢', '请检查网络后再试'),
  409: problem(409, 'conflict', '别人刚刚改过', '请刷新后重试'),
  413: problem(413, 'too-large', '内容太大', '请压缩或拆分后再提交'),
  415: problem(415, 'wrong-media-type', '不支持这种内容类型', '请使用 application/json'),
  429: problem(429, 'too-many', '请求太频繁', '请稍后再试'),
  503: problem(503, 'busy', '系统繁忙', '请稍后再试'),
};

/** 流程引擎不在: a step without a command is done by the engine alone. */
const engineAway = problem(503, 'engine-away', '流程引擎暂时连不上,没有办成', '请稍后再试;其他事项照常办理');

/** What was asked may have been done: sent again with its key it is not done twice. */
const databaseAway = problem(503, 'database-away', '数据库暂时连不上', '请稍后再试;再提交一次不会重复办理');

const notSearchable = problem(
  501,
  'engine-not-searchable',
  '流程引擎没有提供查询,这里列不出停住的流程',
  '请在 Camunda Operate 里查看和重试,或给 Camunda 配上二级存储',
);

const fieldErrors = (issues: readonly core.$ZodIssue[]): { field: string; message: string }[] =>
  issues.map(({ path, message }) => ({ field: path.map(String).join('.'), message }));

/**
 * What a client is told. A fault tells its trace id and nothing else.
 * @param traceId of the request, for faults
 */
export const toProblem = (error: unknown, traceId: string | undefined): Problem => {
  if (error instanceof Refusal) return problemOf(error.code, error.params);
  if (error instanceof NotFound) return notFound;
  if (error instanceof Conflict) return byStatus[409] as Problem;
  if (error instanceof WorkflowRejection && error.code === 'UNAVAILABLE') return engineAway;
  if (error instanceof WorkflowRejection && error.code === 'UNIMPLEMENTED') return notSearchable;
  if (isAway(error)) return databaseAway;
  if (error instanceof ZodError)
    return {
      ...problem(400, 'invalid', '填写有误', '请按提示修改后再提交'),
      errors: fieldErrors(error.issues),
    };
  // Fastify says `statusCode`, Nest `getStatus()`.
  const { statusCode, getStatus } = (error ?? {}) as { statusCode?: number; getStatus?: () => number };
  const status = typeof getStatus === 'function' ? getStatus.call(error) : (statusCode ?? 500);
  if (status >= 400 && status < 500) return byStatus[status] ?? { ...(byStatus[400] as Problem), status };
  if (status === 503) return byStatus[503] as Problem;
  return {
    ...problem(500, 'fault', '系统出错,没有办成', '请稍后再试;若仍不行,请把跟踪号告知管理员'),
    ...(traceId ? { traceId } : {}),
  };
};
