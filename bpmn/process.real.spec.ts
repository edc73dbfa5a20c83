import { camundaPeer } from '@duban/testing/servers/camunda';
import { WorkflowClient } from '@duban/workflow';
import { beginningNow, camundaStage } from './camunda-stage.samples';
import { diagrams } from './index';
import { processContract } from './process.contract';

processContract('Camunda 8.8', async () => {
  const { grpcAddress, restAddress, door, stop } = await camundaPeer();
  const client = WorkflowClient.connect({ grpcAddress, restAddress });
  await client.deploy(diagrams().map(({ file, xml }) => ({ name: file, content: Buffer.from(xml) })));
  return {
    stage: camundaStage(client, door),
    prepared: (example) => beginningNow(example, door),
    close: async () => {
      await client.close();
      await stop();
    },
  };
});
