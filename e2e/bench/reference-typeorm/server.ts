import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { commands } from '@duban/contracts';
import {
  Body,
  type CanActivate,
  Controller,
  type ExecutionContext,
  Headers,
  HttpCode,
  Inject,
  Injectable,
  Module,
  Param,
  Post,
  UnauthorizedException,
  UseGuards,
} from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { jwtVerify } from 'jose';
import { DataSource } from 'typeorm';
import { CommandEntity, JournalEntity, MatterEntity, OutboxEntity } from './entities';

type Answer = { id: string; version: number; facts: { type: string }[]; repeated: boolean };
type Draft = ReturnType<(typeof commands)['matter.draft-opinion']['input']['parse']>;
const FACT = 'matter.opinion-drafted.v1';
const REGION = '990121';

@Injectable()
class TokenGuard implements CanActivate {
  private readonly secret = new TextEncoder().encode(process.env['DUBAN_SESSION_SECRET']);

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { headers } = context.switchToHttp().getRequest<{ headers: { authorization?: string } }>();
    const token = headers.authorization?.slice('Bearer '.length) ?? '';
    await jwtVerify(token, this.secret).catch(() => {
      throw new UnauthorizedException();
    });
    return true;
  }
}

/** As the documentation of TypeORM has it: entities, loaded and saved by the manager of a transaction. */
@Injectable()
class MatterService {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  draftOpinion(id: string, key: string, opinion: Draft): Promise<Answer> {
    return this.dataSource.transaction(async (manager) => {
      const known = await manager.findOneBy(CommandEntity, { region: REGION, id: key });
      if (known) return { id, version: known.version, facts: [{ type: FACT }], repeated: true };
      const matter = await manager.findOneByOrFail(MatterEntity, { id });
      const at = new Date();
      const data = { ...opinion, by: { id: 'reference', name: '苗晓岚' }, at: at.toISOString(), round: 1 };
      matter.status = 'OPINION_DRAFTED';
      matter.state = { ...matter.state, status: matter.status, opinion: data };
      const { version } = await manager.save(matter);
      const line = await manager.save(
        manager.create(JournalEntity, {
          ...{ id: randomUUID(), stream: id, version, noun: 'matter', type: FACT, key: id, region: REGION, data, at },
          meta: { commandId: key, actor: { id: 'reference', name: '苗晓岚', units: ['office'] }, policyVersion: 'v1' },
        }),
      );
      await manager.save(manager.create(CommandEntity, { region: REGION, id: key, stream: id, version }));
      await manager.save(manager.create(OutboxEntity, { position: line.position }));
      return { id, version, facts: [{ type: FACT }], repeated: false };
    });
  }
}

@Controller('api/matters')
@UseGuards(TokenGuard)
class MatterController {
  constructor(@Inject(MatterService) private readonly matters: MatterService) {}

  @Post(':id/draft-opinion')
  @HttpCode(200)
  draftOpinion(
    @Param('id') id: string,
    @Headers('idempotency-key') key: string,
    @Body() body: unknown,
  ): Promise<Answer> {
    return this.matters.draftOpinion(id, key, commands['matter.draft-opinion'].input.parse(body));
  }
}

@Module({
  controllers: [MatterController],
  providers: [
    MatterService,
    TokenGuard,
    {
      provide: DataSource,
      useFactory: () =>
        new DataSource({
          type: 'postgres',
          url: process.env['DUBAN_DATABASE_URL'] ?? '',
          entities: [MatterEntity, JournalEntity, CommandEntity, OutboxEntity],
          synchronize: true,
          poolSize: 32,
        }).initialize(),
    },
  ],
})
class ReferenceModule {}

const main = async (): Promise<void> => {
  const app = await NestFactory.create(ReferenceModule, { logger: ['error'] });
  await app.listen(0, '127.0.0.1');
  process.stdout.write(`listening ${(await app.getUrl()).replace('[::1]', '127.0.0.1')}\n`);
  process.once('SIGTERM', () => void app.close().then(() => process.exit(0)));
};
void main();
