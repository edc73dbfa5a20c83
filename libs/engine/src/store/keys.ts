import { type Database } from '@duban/persistence';

const BLOCK = 1_000;
const LOW = 4_000;

/** Keys in blocks from a sequence: unique over all nodes, below 2^53, never reused. */
export class KeySupply {
  private blocks: { at: number; end: number }[] = [];
  private reserving: Promise<void> | undefined;

  constructor(private readonly db: Database) {}

  next(): number {
    const [block] = this.blocks;
    if (!block) throw new Error('key supply is empty');
    const key = block.at;
    block.at += 1;
    if (block.at >= block.end) this.blocks.shift();
    return key;
  }

  /** Makes sure that a command finds enough keys; the synchronous core cannot ask for more. */
  async reserve(): Promise<void> {
    if (this.left() >= LOW) return;
    this.reserving ??= this.fetch().finally(() => (this.reserving = undefined));
    await this.reserving;
  }

  private left(): number {
    return this.blocks.reduce((sum, block) => sum + block.end - block.at, 0);
  }

  private async fetch(): Promise<void> {
    const rows = await this.db.query<{ at: string }>(
      { scope: 'all' },
      `select nextval('engine.key') as at from generate_series(1, $1)`,
      [(LOW / BLOCK) * 4],
    );
    this.blocks.push(...rows.map(({ at }) => ({ at: Number(at), end: Number(at) + BLOCK })));
  }
}
