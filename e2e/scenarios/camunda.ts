import { CamundaDoor } from '@duban/testing/servers/camunda-door';
import { type GivenEngine } from './cluster';

/** The engine's timers sleep in real time: a clock that was moved wakes them by being moved again. */
const NUDGE_MS = 200;

/** An empty Camunda engine, in the peer of the run, that begins at an instant. */
export const openCamunda = async (peer: string, at: string): Promise<GivenEngine> => {
  const door = new CamundaDoor(peer);
  const grpcAddress = await door.fresh(Date.parse(at));
  return {
    variables: { DUBAN_WORKFLOW_GRPC: grpcAddress, DUBAN_WORKFLOW_REST: peer },
    set: (instant) => door.moveClock(Date.parse(instant) - door.now()),
    busyWith: async () => {
      const { jobs, due, incidents } = await door.work();
      if (incidents.length > 0) throw new Error(`incidents: ${incidents.join('; ')}`);
      if (due > 0) await door.moveClock(NUDGE_MS);
      return jobs + due > 0 ? `Camunda: ${jobs} jobs, ${due} timers` : undefined;
    },
  };
};
