import { camundaPeer } from '@duban/testing/servers/camunda';
import { courseContract } from './course.contract';
import { inboxContract } from './inbox.contract';
import { type DeskEngine } from './running.samples';
import { moveContract } from './version/move.contract';

const onCamunda = async (): Promise<DeskEngine> => {
  const { grpcAddress, restAddress, stop } = await camundaPeer();
  // Incidents are searched in the secondary storage, which an engine in memory has not.
  return { config: { grpcAddress, restAddress }, searchable: false, close: stop };
};

describe('流程服务,Camunda 8.8', () => {
  inboxContract(onCamunda);
  courseContract(onCamunda);
  moveContract(onCamunda);
});
