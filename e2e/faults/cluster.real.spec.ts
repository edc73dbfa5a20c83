import { shortRuns } from './short.samples';

jest.setTimeout(900_000);

shortRuns('kafka', { R3: 'Kafka 离开又回来' });
shortRuns('real', {
  R4: '第二个实例走了又来',
  R5: '流程引擎被 kill -9,办事的进程离开',
  R11: '进程停住又继续',
  R14: '逐个重启',
});
