import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

/** Ledger 1: written before a command leaves the client. */
export type Sent = Readonly<{
  kind: 'sent';
  /** its Idempotency-Key; the same at every repeat */
  id: string;
  at: string;
  /** name in the catalogue: `matter.register` */
  command: string;
  region: string;
  account: string;
  /** the aggregate it is about; null where the server gives the id */
  target: string | null;
}>;

/** Ledger 1: written when the client knows what became of it, or knows that it will never know. */
export type Answer = Readonly<{
  kind: 'answer';
  id: string;
  at: string;
  outcome: 'ok' | 'refused' | 'unknown';
  status: number | null;
  /** code of the refusal */
  code: string | null;
  result: Readonly<{ id: string; version: number }> | null;
}>;

/** The client's ledger: one JSON object a line, each fsynced before the client goes on. */
export type ClientLine = Sent | Answer;

/** The ledger is not one: a line in the middle of it cannot be read. */
export class BrokenClientLedger extends Error {
  override readonly name = 'BrokenClientLedger';
}

const lineOf = (text: string): ClientLine | undefined => {
  try {
    const line = JSON.parse(text) as ClientLine;
    return (line.kind === 'sent' || line.kind === 'answer') && typeof line.id === 'string' ? line : undefined;
  } catch {
    return undefined;
  }
};

/**
 * The lines of a client's ledger in their order, one at a time. A last line that was cut off is left out: its client died
 * while it wrote.
 * @throws BrokenClientLedger naming the line, when another than the last cannot be read
 */
export async function* readClientLedger(file: string): AsyncGenerator<ClientLine> {
  const lines = createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity });
  let broken: number | undefined;
  let number = 0;
  for await (const text of lines) {
    number += 1;
    if (text === '') continue;
    if (broken !== undefined) throw new BrokenClientLedger(`${file} 第 ${broken} 行读不懂`);
    const line = lineOf(text);
    if (line) yield line;
    else broken = number;
  }
}
