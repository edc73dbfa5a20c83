import { type Database } from '@duban/persistence';

const BLOCK = 1_000;
const LOW = 4_000;
/** More than one command can use: its number of steps is limited. */
const PLENTY = 40_000;

/** A command needed more keys than were left; with more in stock it is run again. */
export class KeysExhausted extends Error {
  override readonly name = 'KeysExhausted';
}

/** Keys in blocks from a sequence: unique over all nodes, below 2^53, never reused. */
export class KeySupply {
  private blocks: { at: number; end: number }[] = [];
  private reserving: Promise<void> | undefined;

  constructor(private readonly db: Database) {}

  next(): number {
    const [block] = this.blocks;
    if (!block) throw new KeysExhausted('key supply is empty');
    const key = block.at;
    block.at += 1;
    if (block.at >= block.end) this.blocks.shift();
    return key;
  }

  /** Makes sure that a command finds enough keys; the synchronous core cannot ask for more. */
  async reserve(stock: 'usual' | 'plenty' = 'usual'): Promise<void> {
    const enough = stock === 'usual' ? LOW : PLENTY;
    if (this.left() >= enough) return;
    this.reserving ??= this.fetch(enough * 4).finally(() => (this.reserving = undefined));
    await this.reserving;
  }

  private left(): number {
    return this.blocks.reduce((sum, block) => sum + block.end - block.at, 0);
  }

  private async fetch(count: number): Promise<void> {
    const rows = await this.db.query<{ at: string }>(
      { scope: 'all' },
      `select nextval('engine.key') as at from generate_series(1, $1)`,
      [count / BLOCK],
    );
    this.blocks.push(...rows.map(({ at }) => ({ at: Number(at), end: Number(at) + BLOCK })));
  }
}
