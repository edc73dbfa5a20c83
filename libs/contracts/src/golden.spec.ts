import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { completedBy, commands, facts, problemOf, refusals, sentenceOf } from './index';

const golden = path.join(__dirname, '../golden');

describe('facts ever published', () => {
  it.each(readdirSync(golden).map((file) => file.replace(/\.json$/, '')))(
    '%s still parses and reads as a sentence',
    (type) => {
      const data: unknown = JSON.parse(readFileSync(path.join(golden, `${type}.json`), 'utf8'));
      const schema = facts[type as keyof typeof facts];
      expect(schema.parse(data)).toEqual(data);
      expect(sentenceOf(type, data).title).toMatch(/[\u4e00-\u9fff]/);
    },
  );

  it('every fact has a golden sample', () => {
    const kept = readdirSync(golden).map((file) => file.replace(/\.json$/, ''));
    expect(Object.keys(facts).filter((type) => !kept.includes(type))).toEqual([]);
  });
});

describe('the catalogue', () => {
  it('every fact a command completes exists, and belongs to one command only', () => {
    const named = Object.values(commands).flatMap((row) => [...row.completes] as string[]);
    expect(named.filter((type) => !(type in facts))).toEqual([]);
    expect(new Set(named).size).toBe(named.length);
    expect(completedBy['assignment.reviewed.v1']).toBe('assignment.review');
  });

  it('every refusal is a Chinese sentence with a way out', () => {
    for (const [code, row] of Object.entries(refusals)) {
      expect(row.zh).toMatch(/[\u4e00-\u9fff]/);
      expect(row.remedy.length).toBeGreaterThan(3);
      expect(problemOf(code, {}).type).toBe(`/problems/${code}`);
    }
  });

  it('the words of a refusal are filled from its params', () => {
    expect(problemOf('assignment.too-many-extensions', { max: 2 })).toEqual({
      type: '/problems/assignment.too-many-extensions',
      status: 422,
      title: '延期已达2次',
      code: 'assignment.too-many-extensions',
      remedy: '请按现有时限办理,或提请协调',
    });
  });
});
