import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Answer, type ClientLine, type RuleName, type Sent } from './index';
import { type Mutant, type Office, openOffice } from './office.samples';

/** One planted bug: what is changed, what then happens, and the rule that must name it. */
export type Planted = Readonly<{
  title: string;
  rule: RuleName;
  /** `used`: how often the changed part was reached */
  mutant?: () => Mutant & { used?: () => number };
  /** what happens; may give the ledger of a client */
  work: (office: Office) => Promise<ClientLine[] | void>;
  /** the work publishes by itself */
  quiet?: true;
}>;

const at = '2026-03-02T01:00:00.000Z';
export const sent = (id: string, target: string | null = null): Sent => ({
  ...{ kind: 'sent', id, at, command: 'case.note', region: '990121', account: 'zhou', target },
});
export const answer = (id: string, outcome: Answer['outcome'], result: Answer['result'] = null): Answer => ({
  ...{ kind: 'answer', id, at, outcome, status: null, code: null, result },
});

/** Plants the bug, lets it happen, and lets the checker look. */
export const named = async ({
  rule,
  mutant,
  work,
  quiet,
}: Omit<Planted, 'title' | 'rule'> & { rule?: RuleName }): Promise<RuleName[]> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'duban-planted-'));
  const planted = mutant?.();
  const office = await openOffice(planted);
  try {
    const lines = await work(office);
    if (!quiet) {
      await office.relayed();
      await office.handled();
    }
    const clientLedger = path.join(folder, 'client.jsonl');
    if (lines) writeFileSync(clientLedger, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    const { findings } = await office.check({
      fold: rule === undefined || rule === 'projection',
      ...(lines ? { clientLedger } : {}),
    });
    if (planted?.used?.() === 0) throw new Error('the planted bug was never reached');
    return [...new Set(findings.map(({ rule }) => rule))];
  } finally {
    await office.close();
    rmSync(folder, { recursive: true });
  }
};

/** Every planted bug is named by its rule; the same work without the bug finds nothing. */
export const allNamed = (about: string, bugs: readonly Planted[]): void => {
  describe(about, () => {
    jest.setTimeout(120_000);
    it.each(bugs.map((bug) => [bug.title, bug.rule, bug] as const))('%s:%s', async (_, rule, bug) =>
      expect(await named(bug)).toContain(rule),
    );
  });
};
