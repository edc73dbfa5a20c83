import { shortRuns } from './short.samples';

jest.setTimeout(900_000);

shortRuns('embedded', {
  R1: '进程被 kill -9',
  R2: 'PostgreSQL 被 kill -9、快速停止',
  R7: '机器的时钟乱跳',
  R8: '事实送三遍、打乱、从头重放',
  R9: '办不了的事实搁置,修好了重投',
  R12: '别处的事务一直开着',
  R19: '十倍负载',
  R21: '附件上传到一半被杀',
});
