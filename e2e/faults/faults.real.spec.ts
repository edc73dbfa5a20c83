import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { experiment, type Result } from './experiment';
import { type Kind } from './fault';
import { faults } from './faults';

// Each the short run of its line: the same program as before a release, with fewer faults.
const SEED = 7;
const folder = mkdtempSync(path.join(tmpdir(), 'duban-faults-spec-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const short = (name: string, kind: Kind): Promise<Result> => {
  const fault = faults[name];
  if (!fault) throw new Error(`no fault ${name}`);
  return experiment({
    ...{ name, fault, kind, seed: SEED, measure: fault.short },
    callers: Math.min(fault.callers, 6),
    folder: path.join(folder, `${name}-${kind}`),
  });
};

jest.setTimeout(600_000);

describe('故障之后一件不少、一件不重、次序不乱', () => {
  it.each<[string, Kind, string]>([
    ['R1', 'embedded', '进程被 kill -9'],
    ['R2', 'embedded', 'PostgreSQL 被 kill -9、快速停止'],
    ['R3', 'kafka', 'Kafka 离开又回来'],
    ['R4', 'real', '第二个实例走了又来'],
    ['R5', 'real', '流程引擎被 kill -9,办事的进程离开'],
    ['R7', 'embedded', '机器的时钟乱跳'],
    ['R8', 'embedded', '事实送三遍、打乱、从头重放'],
    ['R9', 'embedded', '办不了的事实搁置,修好了重投'],
    ['R11', 'real', '进程停住又继续'],
    ['R12', 'embedded', '别处的事务一直开着'],
    ['R14', 'real', '逐个重启'],
    ['R19', 'embedded', '十倍负载'],
    ['R21', 'embedded', '附件上传到一半被杀'],
  ])('%s(%s)%s', async (name, kind) => {
    expect((await short(name, kind)).findings).toEqual([]);
  });
});
