import { type Engine } from '@duban/engine';
import { type Running } from '@duban/host';
import { type Transport } from '@duban/messaging';

const PATIENCE_MS = 120_000;
const PAUSE_MS = 15;

/**
 * 全部办完: resolves when no fact is on its way, the engine has done what is due and no job is open. Seen twice in a row,
 * because a fact handled last may have started a job.
 * @throws Error naming what is stuck: parked facts, incidents, or nothing but time
 */
export const settledBy =
  ({ running, engine, transport }: { running: Running; engine: Engine; transport: Transport }) =>
  async (): Promise<void> => {
    const until = Date.now() + PATIENCE_MS;
    for (let calm = 0; calm < 2;) {
      await engine.tick();
      const quiet = (await running.quiet()) && (await engine.reads.openJobs()) === 0;
      calm = quiet ? calm + 1 : 0;
      if (quiet) continue;
      const parked = await transport.parked();
      if (parked.length > 0)
        throw new Error(`parked: ${parked.map((p) => `${p.group} ${p.type}: ${p.reason}`).join('; ')}`);
      if (Date.now() > until) throw new Error(`not settled within ${PATIENCE_MS / 1000} s`);
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
    const incidents = await engine.reads.incidents();
    if (incidents.length > 0)
      throw new Error(`incidents: ${incidents.map(({ element, message }) => `${element}: ${message}`).join('; ')}`);
  };
