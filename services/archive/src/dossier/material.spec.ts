import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { filesOf } from './material.listener';

const golden = path.resolve(__dirname, '../../../../libs/contracts/golden');
const sample = (type: string): Record<string, unknown> =>
  JSON.parse(readFileSync(path.join(golden, `${type}.json`), 'utf8')) as Record<string, unknown>;
const photo = { digest: 'a', name: '外墙.jpg', size: 1, mime: 'image/jpeg' };

describe('R-711 归档材料', () => {
  it('每一种事实都收得下', () => {
    for (const file of readdirSync(golden))
      expect(Array.isArray(filesOf(sample(file.replace(/\.json$/, ''))))).toBe(true);
  });
  it('回头看的证据、整改报告的前后照片都在', () => {
    expect(filesOf({ results: [{ findingId: 'f1', evidence: [photo] }] })).toEqual([photo]);
    expect(filesOf({ results: [{ findingId: 'f1', before: [photo], after: [photo] }] })).toEqual([photo, photo]);
  });
});
