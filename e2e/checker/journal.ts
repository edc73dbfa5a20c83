import { type Kept } from '@duban/host';
import { chained } from '@duban/persistence';
import { commandsOfPage, type Effect } from './commands';
import { type Findings } from './findings';
import { NumbersCheck } from './numbers';
import { RowsOfStreams } from './rows';
import { NO_ID, type Snapshot } from './snapshot';
import { expectedDigest, type OnTopic, type Topics } from './topics';

/** One line of a journal. */
export type Line = Readonly<{
  position: string;
  id: string;
  stream: string;
  version: number;
  noun: string;
  type: string;
  key: string;
  region: string;
  data: unknown;
  meta: { commandId: string; actor: { id: string; name: string }; traceparent?: string };
  hash: string;
  at: Date;
}>;

/** What is remembered of the stream that is being read. */
type Open = {
  noun: string;
  stream: string;
  version: number;
  head: string;
  region: string;
  key: string;
  /** the last record on each topic */
  last: Map<string, OnTopic>;
};

const lines = (service: string): string =>
  `select * from ${service}.journal where (stream, noun, version, position) > ($1, $2, $3, $4)
    order by stream, noun, version, position`;

/** Lines of one page: each carries its data. */
const LINES = 500;

const outOfLine = (last: number, version: number): string =>
  version === last ? `第 ${version} 版有两行` : `缺第 ${last + 1} 版,接着就是第 ${version} 版`;

const topicOf = (type: string): string => `duban.${type.slice(0, type.indexOf('.'))}.v1`;

/**
 * Ledger 2, 3 and 5 of one service, stream by stream: versions, hash chain, commands, rows, regions, and each line on
 * its topic once published. One page is in memory at a time.
 */
export class JournalCheck {
  private open: Open | undefined;
  private readonly rows: RowsOfStreams;
  private readonly numbers: NumbersCheck;

  constructor(
    private readonly snapshot: Snapshot,
    private readonly service: string,
    private readonly topics: Topics | undefined,
    private readonly findings: Findings,
    kept: ReadonlyMap<string, Kept>,
  ) {
    this.rows = new RowsOfStreams(snapshot, service, findings, kept);
    this.numbers = new NumbersCheck(snapshot, service, findings);
  }

  async run(progress: (lines: number) => void): Promise<void> {
    const { snapshot, service } = this;
    let read = 0;
    const pages = snapshot.pages<Line>(
      lines(service),
      [NO_ID, '', 0, 0],
      ({ stream, noun, version, position }) => [stream, noun, version, position],
      LINES,
    );
    for await (const page of pages) {
      const [onTopics, waiting, effects] = [
        await this.topics?.of(service, page),
        await this.waiting(page),
        await commandsOfPage(snapshot, service, page),
      ];
      for (const line of page) {
        this.follow(line);
        this.effect(line, effects);
        this.numbers.seen(line);
        if (onTopics) this.published(line, onTopics.get(line.id), waiting.has(line.position));
      }
      await this.rows.settle();
      progress((read += page.length));
    }
    if (this.open) this.rows.ended(this.open);
    await this.rows.settle();
    await this.numbers.end();
  }

  /** Lines of the page that the relay has still to publish. */
  private async waiting(page: readonly Line[]): Promise<ReadonlySet<string>> {
    const rows = await this.snapshot.query<{ position: string }>(
      `select position from ${this.service}.outbox where position = any($1)`,
      [page.map(({ position }) => position)],
    );
    return new Set(rows.map(({ position }) => position));
  }

  private follow(line: Line): void {
    const { findings, service } = this;
    const { stream, noun, version, region, key, id: fact } = line;
    let { open } = this;
    if (open?.stream !== stream || open.noun !== noun) {
      if (open) this.rows.ended(open);
      open = this.open = { noun, stream, version: 0, head: '', region, key, last: new Map() };
      this.rows.began(noun);
    }
    const where = { service, matter: key, stream, version, fact };
    findings.checked('versions');
    if (version !== open.version + 1)
      findings.found({ ...where, rule: 'versions', what: outOfLine(open.version, version) });
    findings.checked('chain');
    if (chained(open.head, line) !== line.hash)
      findings.found({ ...where, rule: 'chain', what: '这一行的散列与内容或上一行对不上' });
    findings.checked('region');
    if (region !== open.region)
      findings.found({ ...where, rule: 'region', what: `同一流里先是 ${open.region},这一行是 ${region}` });
    open.version = version;
    open.head = line.hash;
    this.rows.fold(line);
  }

  /** Each line belongs to one command, and lies within what that command wrote. */
  private effect(line: Line, effects: ReadonlyMap<string, readonly Effect[]>): void {
    const { service, findings } = this;
    const { stream, version, key, id: fact } = line;
    const command = line.meta.commandId;
    findings.checked('one-effect');
    const own = effects.get(command)?.filter(({ region }) => region === line.region) ?? [];
    const covers = own.some((e) => e.stream === stream && version > e.version - e.facts && version <= e.version);
    if (covers) return;
    const what = own.length === 0 ? '这一行的命令没有幂等记录' : '同一命令编号另有一次效果';
    findings.found({ rule: 'one-effect', service, command, matter: key, stream, version, fact, what });
  }

  private published(line: Line, record: OnTopic | undefined, waits: boolean): void {
    const { findings, service } = this;
    const { stream, version, key, id: fact, type } = line;
    const where = { service, matter: key, stream, version, fact, command: line.meta.commandId };
    findings.checked('published');
    if (!record) {
      if (!waits) findings.found({ ...where, rule: 'published', what: `${type} 不在主题上,也不在发件箱` });
      return;
    }
    findings.checked('content');
    if (record.topic !== topicOf(type) || record.digest !== expectedDigest(service, line))
      findings.found({ ...where, rule: 'content', what: `主题 ${record.topic} 上的 ${type} 与日志不同` });
    findings.checked('order');
    const last = this.open?.last.get(record.topic);
    if (last && (record.partition !== last.partition || record.position < last.position))
      findings.found({ ...where, rule: 'order', what: `${type} 在主题上先于它的上一版` });
    this.open?.last.set(record.topic, record);
  }
}
