import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type ClientLine, readClientLedger } from '../checker/client-ledger';
import { courseOf } from './course';
import { type County, type Person } from './county';
import { ClientLedger } from './ledger';

const person = (name: string): Person => ({ id: name, name, account: name, token: '' });
const county: County = {
  region: '990121',
  clerk: person('clerk'),
  supervisor: person('supervisor'),
  chief: person('chief'),
  director: person('director'),
  governor: person('governor'),
  archivist: person('archivist'),
  units: ['a', 'b', 'c'].map((id) => ({
    ...{ id, name: id, handler: person(`${id}.handler`), leader: person(`${id}.leader`), head: person(`${id}.head`) },
  })),
  evidence: { digest: 'a'.repeat(64), name: '现场核实.txt', size: 1, mime: 'text/plain' },
};
const all = Array.from({ length: 400 }, (_, n) => courseOf(7, n % 8, n, [county]));

describe('负载', () => {
  it('同一种子是同样的事项、同样的命令,另一种子是别的', () => {
    expect(courseOf(7, 3, 5, [county])).toEqual(courseOf(7, 3, 5, [county]));
    expect(courseOf(8, 3, 5, [county]).id).not.toBe(courseOf(7, 3, 5, [county]).id);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  });

  it('每件从登记开始,比例约为二成电话调度、二成停在立项、四成到复审、二成到归档', () => {
    expect(all.every(({ steps }) => steps[0]?.command === 'matter.register')).toBe(true);
    const ending = (command: string): number => all.filter(({ steps }) => steps.at(-1)?.command === command).length;
    const shares = ['matter.record-call', 'matter.approve', 'assignment.second-review', 'dossier.accept'].map(ending);
    expect(shares.reduce((sum, n) => sum + n)).toBe(all.length);
    for (const [at, wanted] of [80, 80, 160, 80].entries())
      expect(Math.abs((shares[at] ?? 0) - wanted)).toBeLessThan(40);
    expect(all.filter(({ steps }) => steps.some(({ wrong }) => wrong)).length).toBeGreaterThan(0);
  });

  it('台账的行按次序落盘,同时写的一行不少', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'duban-load-'));
    const file = path.join(folder, 'client.jsonl');
    const ledger = new ClientLedger(file);
    const line = (n: number): ClientLine => ({
      ...{ kind: 'sent', id: String(n), at: '2026-03-02T01:00:00.000Z', command: 'matter.register' },
      ...{ region: '990121', account: 'clerk', target: null },
    });
    for (let round = 0; round < 5; round += 1)
      await Promise.all(Array.from({ length: 20 }, (_, n) => ledger.append(line(20 * round + n))));
    await ledger.close();
    const read: string[] = [];
    for await (const { id } of readClientLedger(file)) read.push(id);
    expect(read).toEqual(Array.from({ length: 100 }, (_, n) => String(n)));
    rmSync(folder, { recursive: true });
  });
});
