import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { check, inChinese, waiting } from '../dist/checker/index.js';
import { folder } from './programs.mjs';

const WITHIN_MS = 60_000;

/**
 * After a run: the ledgers agree with each other and with what the callers were answered.
 * @param answered Idempotency-Keys of what was answered as done
 * @throws Error with what was found
 */
export const checked = async (later, databaseUrl, answered) => {
  const databaseUrls = [databaseUrl];
  for (const end = Date.now() + WITHIN_MS; (await waiting({ databaseUrls })).length > 0;)
    if (Date.now() > end) throw new Error('the outbox is not drained a minute after the load');
    else await new Promise((resolve) => setTimeout(resolve, 200));
  const clientLedger = path.join(folder(later), 'client.jsonl');
  const line = (id) => JSON.stringify({ kind: 'answer', id, outcome: 'ok', status: 200, code: null, result: null });
  writeFileSync(clientLedger, answered.map((id) => `${line(id)}\n`).join(''));
  const report = await check({ databaseUrls, clientLedger });
  if (report.findings.length > 0) throw new Error(inChinese(report));
  const { counts } = report;
  return `${answered.length} answered commands, each with one effect; ${counts.chain.checked} chained lines; ${counts.published.checked} facts published`;
};
