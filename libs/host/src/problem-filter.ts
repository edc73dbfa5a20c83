import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import { type Logger } from './logging';
import { type Problem, PROBLEM_TYPE, toProblem } from './problem';
import { type HostReply, type HostRequest } from './request';
import { traceIdOf } from './trace';

/** What is answered to an error. Only faults are logged, without the request's content. */
export const problemFor = (
  error: unknown,
  log: Logger,
  { traceparent, route }: { traceparent?: string | undefined; route?: string | undefined },
): { problem: Problem; headers: Record<string, string> } => {
  const traceId = traceIdOf(traceparent);
  const problem = toProblem(error, traceId);
  if (problem.status >= 500) log.error({ traceId, route, err: error }, 'request failed');
  return { problem, headers: problem.status === 429 || problem.status === 503 ? { 'retry-after': '2' } : {} };
};

/** Turns what was thrown on a route that Nest serves into an answer. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<HostRequest>();
    const reply = http.getResponse<HostReply>();
    const about = { traceparent: request.traceparent, route: request.routeOptions?.url };
    const { problem, headers } = problemFor(error, this.log, about);
    if (reply.sent) return;
    void reply.headers(headers).status(problem.status).type(PROBLEM_TYPE).send(JSON.stringify(problem));
  }
}
