import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import { type Logger } from './logging';
import { toProblem } from './problem';
import { type HostReply, type HostRequest } from './request';
import { traceIdOf } from './trace';

/** The one place that turns what was thrown into an answer. Only faults are logged, without the request's content. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<HostRequest>();
    const reply = http.getResponse<HostReply>();
    const traceId = traceIdOf(request.traceparent);
    const problem = toProblem(error, traceId);
    if (problem.status >= 500)
      this.log.error({ traceId, route: request.routeOptions?.url, err: error }, 'request failed');
    if (reply.sent) return;
    if (problem.status === 429 || problem.status === 503) void reply.header('retry-after', '2');
    void reply.status(problem.status).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
  }
}
