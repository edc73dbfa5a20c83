import { appendFileSync, createReadStream, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { PAGE } from './snapshot';
import { type FactOnTopic } from './topics';

type Head = { line: FactOnTopic; rest: AsyncIterator<string> };

const written = (record: FactOnTopic): string =>
  `${JSON.stringify({ ...record, position: String(record.position) })}\n`;
const next = async (rest: AsyncIterator<string>): Promise<Head | undefined> => {
  const { done, value } = await rest.next();
  if (done) return undefined;
  const record = JSON.parse(value) as FactOnTopic;
  return { line: { ...record, position: BigInt(record.position) }, rest };
};

/** Whole records in files, one for each partition, in the order of their offsets. */
export class PartitionFiles {
  constructor(private readonly folder: string) {
    mkdirSync(folder);
  }

  /** @param records of one partition, which come in its order */
  keep(records: readonly FactOnTopic[]): void {
    const [first] = records;
    if (first)
      appendFileSync(path.join(this.folder, `${first.topic}-${first.partition}`), records.map(written).join(''));
  }

  /**
   * All of them in pages: of the partitions' next ones always the one that was written first. The order of a partition is
   * kept, and topics come beside one another as they did; one record of each partition is in memory.
   */
  async *inTurn(): AsyncGenerator<FactOnTopic[]> {
    const heads: Head[] = [];
    for (const name of readdirSync(this.folder).sort()) {
      const lines = createInterface({ input: createReadStream(path.join(this.folder, name)), crlfDelay: Infinity });
      const head = await next(lines[Symbol.asyncIterator]());
      if (head) heads.push(head);
    }
    let page: FactOnTopic[] = [];
    while (heads.length > 0) {
      let first = 0;
      for (const [n, { line }] of heads.entries())
        if (line.fact.time < (heads[first] as Head).line.fact.time) first = n;
      const { line, rest } = heads[first] as Head;
      page.push(line);
      const head = await next(rest);
      heads.splice(first, 1, ...(head ? [head] : []));
      if (page.length < PAGE) continue;
      yield page;
      page = [];
    }
    if (page.length > 0) yield page;
  }
}
