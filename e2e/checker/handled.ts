import { type Finding, type Findings } from './findings';
import { type Snapshot } from './snapshot';
import { type Topics, type TopicRecord } from './topics';

type Tally = { checked: number; handled: number; missing: number; first: Finding[] };

/** Examples kept of each type: whether they are findings is known at the end. */
const KEPT = 20;

/**
 * Each consumer handled each fact: an inbox row, or it still waits. Which types a consumer handles is seen from its
 * inbox: of a type that it handled once it handles every fact, also those from before it began (they are delivered to
 * who joins late). `hears` names types for which even that one must be there.
 */
export class HandledCheck {
  private readonly tallies = new Map<string, Tally>();

  private constructor(
    private readonly groups: ReadonlyMap<string, ReadonlySet<string>>,
    private readonly services: ReadonlyMap<string, Snapshot>,
    private readonly topics: Topics,
    private readonly findings: Findings,
  ) {}

  static async open(
    transport: Snapshot,
    services: ReadonlyMap<string, Snapshot>,
    topics: Topics,
    findings: Findings,
  ): Promise<HandledCheck> {
    const rows = await transport.query<{ grp: string; topic: string }>('select grp, topic from transport.subscription');
    const groups = new Map<string, Set<string>>();
    for (const { grp, topic } of rows)
      if (services.has(grp)) groups.set(grp, (groups.get(grp) ?? new Set()).add(topic));
    return new HandledCheck(groups, services, topics, findings);
  }

  async page(records: readonly TopicRecord[]): Promise<void> {
    for (const [group, topics] of this.groups) {
      const own = records.filter(({ topic }) => topics.has(topic));
      if (own.length > 0) await this.ofGroup(group, own);
    }
  }

  /** Everything has been seen. */
  end(hears: Readonly<Record<string, readonly string[]>>): void {
    for (const [key, { checked, handled, missing, first }] of this.tallies) {
      const [group = '', type = ''] = key.split(' ');
      if (handled === 0 && !hears[group]?.includes(type)) continue;
      this.findings.checked('handled', checked);
      for (const finding of first) this.findings.found(finding);
      // Those of which no example was kept are counted all the same.
      for (let n = first.length; n < missing; n += 1) this.findings.found(first[0] as Finding);
    }
  }

  private async ofGroup(group: string, records: readonly TopicRecord[]): Promise<void> {
    const snapshot = this.services.get(group) as Snapshot;
    const rows = await snapshot.query<{ id: string }>(
      `select message_id as id from ${group}.inbox where consumer = $1 and message_id = any($2)`,
      [group, records.map(({ id }) => id)],
    );
    const handled = new Set(rows.map(({ id }) => id));
    const open = records.filter(({ id }) => !handled.has(id));
    const waits = open.length > 0 ? await this.topics.waiting(group, open) : new Set<string>();
    for (const record of records) {
      const { id: fact, type, stream, version } = record;
      const key = `${group} ${type}`;
      const tally = this.tallies.get(key) ?? { checked: 0, handled: 0, missing: 0, first: [] };
      this.tallies.set(key, tally);
      tally.checked += 1;
      if (handled.has(fact)) tally.handled += 1;
      else if (!waits.has(fact)) {
        tally.missing += 1;
        const what = `${group} 没有办过 ${type},也不在等着办`;
        if (tally.first.length < KEPT)
          tally.first.push({ rule: 'handled', service: group, stream, version, fact, what });
      }
    }
  }
}
