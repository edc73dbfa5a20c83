import { Controller, Get, Header, Inject, ServiceUnavailableException } from '@nestjs/common';
import { Allow } from './access';
import { ApiExcludeController } from './described';
import { type Metrics } from './metrics';

export const PROCESS = 'duban:process';

/** What the operator's probes ask. `ready` rejects while something that is needed does not answer. */
export type ProcessState = Readonly<{ metrics: Metrics; ready(): Promise<void> }>;

/** Liveness, readiness, measurements: nothing of the business is in them. */
@ApiExcludeController()
@Controller()
@Allow('anyone')
export class HealthController {
  constructor(@Inject(PROCESS) private readonly state: ProcessState) {}

  @Get('health')
  health(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** @throws ServiceUnavailableException */
  @Get('ready')
  async ready(): Promise<{ status: 'ok' }> {
    await this.state.ready().catch(() => {
      throw new ServiceUnavailableException();
    });
    return { status: 'ok' };
  }

  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  metrics(): Promise<string> {
    return this.state.metrics.registry.metrics();
  }
}
