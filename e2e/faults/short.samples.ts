import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { experiment, type Result } from './experiment';
import { type Kind } from './fault';
import { faults } from './faults';

const SEED = 7;
const CALLERS = 6;

/** Each the short run of its line: the same program as before a release, with fewer faults. */
export const shortRuns = (kind: Kind, titles: Readonly<Record<string, string>>): void => {
  const folder = mkdtempSync(path.join(tmpdir(), 'duban-faults-spec-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const short = (name: string): Promise<Result> => {
    const fault = faults[name];
    if (!fault) throw new Error(`no fault ${name}`);
    return experiment({
      ...{ name, fault, kind, seed: SEED, measure: fault.short },
      callers: Math.min(fault.callers, CALLERS),
      folder: path.join(folder, name),
    });
  };
  describe('故障之后一件不少、一件不重、次序不乱', () => {
    it.each(Object.entries(titles))(`%s(${kind})%s`, async (name) => {
      expect((await short(name)).findings).toEqual([]);
    });
  });
};
