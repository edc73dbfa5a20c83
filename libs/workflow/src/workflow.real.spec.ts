import { camundaPeer } from '@duban/testing/servers/camunda';
import { incidentsIn } from './contract/camunda-incidents.samples';
import { workflowContract } from './workflow.contract';

workflowContract('Camunda 8.8', async () => {
  const { grpcAddress, restAddress, door, stop } = await camundaPeer();
  const incidents = incidentsIn(door);
  return {
    config: { grpcAddress, restAddress },
    advance: (ms) => door.moveClock(ms),
    incidents,
    close: stop,
  };
});
