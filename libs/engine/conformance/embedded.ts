import { DataSource } from 'typeorm';
import { eventually } from '@duban/testing';
import { Engine, type Gateway, serveGateway } from '../src';
import { type Step } from '../src/core/effects';
import { GatewayClient } from './client';
import { type Names } from './names';
import { type Log, type SideDoor } from './scenario';

export type Embedded = Readonly<{ client: GatewayClient; door: SideDoor; engine: Engine; close(): Promise<void> }>;

/** The embedded engine behind its gateway, with a clock that belongs to the test. */
export const embedded = async (url: string): Promise<Embedded> => {
  let offset = 0;
  const now = (): number => Date.now() + offset;
  const engine = await Engine.open({ url, clock: now });
  const gateway: Gateway = await serveGateway(engine);
  const owner = await new DataSource({ type: 'postgres', url, extra: { max: 1 } }).initialize();
  const client = new GatewayClient(gateway.grpcAddress, gateway.restAddress);
  let last = '0';
  const processIds = new Map<number, string>();

  const log = async (names: Names): Promise<Log> => {
    const rows: { id: string; steps: Step[] }[] = await owner.query(
      'select id, steps from engine.history where id > $1 order by id',
      [last],
    );
    last = rows.at(-1)?.id ?? last;
    const lines: Log = {};
    for (const { element, type, intent, key, process } of rows.flatMap((row) => row.steps)) {
      if (intent === 'FOLLOWED') continue;
      if (type === 'PROCESS') processIds.set(process, element);
      const instance = names.numbered(process, processIds.get(process) ?? '?');
      if (intent === 'ELEMENT_MIGRATED' && type !== 'PROCESS') names.give(key, `${instance}/${element}`);
      const name = (): string =>
        type === 'PROCESS' ? element : String(names.numbered(key, `${instance}/${element}`, 'plain').split('/').at(-1));
      (lines[instance] ??= []).push(
        type === 'SEQUENCE_FLOW' ? { flow: element } : { element: name(), kind: type, intent },
      );
    }
    return lines;
  };

  return {
    client,
    engine,
    door: {
      now,
      moveClock: async (ms) => {
        offset += ms;
        await engine.tick();
      },
      idle: () => engine.tick(),
      openIncidents: async () => (await engine.reads.incidents()).map((incident) => String(incident.key)),
      openElements: (id) => engine.reads.openElements(id),
      held: async (answering) => {
        let answered = false;
        void answering.then(() => (answered = true));
        await eventually(
          'the command is held or answered',
          async () => answered || (await engine.reads.userTasks()).some((t) => t.task.change),
        );
      },
      newestUserTask: async (element) => (await engine.reads.userTasks({ element })).at(-1)?.key,
      log,
    },
    close: async () => {
      client.close();
      await owner.destroy();
      await gateway.close();
      await engine.close();
    },
  };
};
