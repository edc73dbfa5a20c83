import { Controller, Inject, type MessageEvent, Sse } from '@nestjs/common';
import { Allow, ApiOperation, ApiTags, CurrentActor, envToken, scopeOf, type ServiceEnv } from '@duban/host';
import { type Actor } from '@duban/kernel';
import { Observable } from 'rxjs';
import { liveFeed } from './live-feed';

const BEAT_MS = 25_000;

/** 实时: server-sent events that something of the own region happened; what may be read is decided when it is asked for. */
@ApiTags('通知')
@Controller('api')
export class LiveHttp {
  constructor(@Inject(envToken('notification')) private readonly env: ServiceEnv) {
    liveFeed.join(env.beside);
  }

  @Sse('live')
  @Allow('signed-in')
  @ApiOperation({ summary: '实时更新(服务器推送)' })
  live(@CurrentActor() actor: Actor): Observable<MessageEvent> {
    const { region, id } = actor;
    const desk = scopeOf(actor).scope === 'region';
    return new Observable((subscriber) => {
      const off = liveFeed.listen((happening) => {
        if (happening.region !== region || (happening.person ?? id) !== id) return;
        if (happening.desk && !desk) return;
        const { matterId, type, at } = happening;
        subscriber.next({ type: 'fact', data: { matterId, type, at } });
      });
      const beat = setInterval(() => subscriber.next({ type: 'beat', data: '' }), BEAT_MS);
      const end = (): void => subscriber.complete();
      this.env.stopping.addEventListener('abort', end);
      return () => {
        off();
        clearInterval(beat);
        this.env.stopping.removeEventListener('abort', end);
      };
    });
  }
}
