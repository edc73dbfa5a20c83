import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type ClientLine, readClientLedger, type Sent } from './index';

describe('客户端台账', () => {
  let folder: string;
  beforeAll(() => void (folder = mkdtempSync(path.join(tmpdir(), 'duban-ledger-'))));
  afterAll(() => rmSync(folder, { recursive: true }));
  const sent = (id: string): Sent => ({
    ...{ kind: 'sent', id, at: '2026-03-02T01:00:00.000Z', command: 'matter.register', region: '990121' },
    ...{ account: 'zhou', target: null },
  });
  const written = (...lines: string[]): string => {
    const file = path.join(folder, `${Math.random()}`);
    writeFileSync(file, lines.map((line) => `${line}\n`).join(''));
    return file;
  };
  const read = async (file: string): Promise<ClientLine[]> => {
    const lines: ClientLine[] = [];
    for await (const line of readClientLedger(file)) lines.push(line);
    return lines;
  };

  it('逐行读出', async () => {
    const lines = [sent('a'), sent('b')];
    expect(await read(written(...lines.map((line) => JSON.stringify(line))))).toEqual(lines);
  });
  it('最后一行没写完的不算', async () => {
    const file = written(JSON.stringify(sent('a')));
    appendFileSync(file, JSON.stringify(sent('b')).slice(0, 30));
    expect(await read(file)).toEqual([sent('a')]);
  });
  it('中间一行读不懂的说出行号', async () => {
    const file = written(JSON.stringify(sent('a')), '{"kind":"sent"', JSON.stringify(sent('b')));
    await expect(read(file)).rejects.toThrow('第 2 行');
  });
});
