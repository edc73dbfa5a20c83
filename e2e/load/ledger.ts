import { closeSync, fdatasync, openSync, writeSync } from 'node:fs';
import { promisify } from 'node:util';
import { type ClientLine } from '../checker/client-ledger';

const sync = promisify(fdatasync);

/** The client's ledger: lines that come while the disk is busy share the next write. */
export class ClientLedger {
  private readonly file: number;
  private waiting: string[] = [];
  private underWay: Promise<void> = Promise.resolve();
  private next: Promise<void> | undefined;

  constructor(path: string) {
    this.file = openSync(path, 'a');
  }

  /** Resolves when the line is on the disk. */
  append(line: ClientLine): Promise<void> {
    this.waiting.push(`${JSON.stringify(line)}\n`);
    this.next ??= this.write(this.underWay);
    return this.next;
  }

  async close(): Promise<void> {
    await (this.next ?? this.underWay);
    closeSync(this.file);
  }

  private async write(before: Promise<void>): Promise<void> {
    await before;
    this.underWay = this.next ?? this.underWay;
    this.next = undefined;
    const lines = this.waiting;
    this.waiting = [];
    writeSync(this.file, lines.join(''));
    await sync(this.file);
  }
}
