import { type Answer, type ClientLine, readClientLedger, type Sent } from './client-ledger';
import { type Effect, effectsOf } from './commands';
import { type Findings } from './findings';
import { PAGE, type Snapshot } from './snapshot';

type Where = ReadonlyMap<string, Snapshot>;

/** What all services together say of these commands. */
const lookUp = async (services: Where, ids: readonly string[]): Promise<ReadonlyMap<string, readonly Effect[]>> => {
  const effects = new Map<string, Effect[]>();
  for (const [service, snapshot] of services)
    for (const [id, own] of await effectsOf(snapshot, service, ids))
      effects.set(id, [...(effects.get(id) ?? []), ...own]);
  return effects;
};

const judge = (answer: Answer, effects: readonly Effect[], findings: Findings): void => {
  const { id: command, result } = answer;
  const stream = result?.id;
  const where = { command, ...(stream ? { stream } : {}) };
  findings.checked('answered-in-journal');
  if (effects.length === 0)
    return findings.found({ rule: 'answered-in-journal', ...where, what: '客户端得到“办成”,库里没有这个命令' });
  if (effects.length > 1)
    findings.found({ rule: 'one-effect', ...where, what: `这个命令编号在库里有 ${effects.length} 次效果` });
  findings.checked('same-answer');
  if (result && !effects.some((effect) => effect.stream === result.id && effect.version === result.version)) {
    const [effect] = effects;
    const what = `答复说 ${result.id} 第 ${result.version} 版,库里是 ${effect?.stream} 第 ${effect?.version} 版`;
    findings.found({ rule: 'same-answer', ...where, what });
  }
};

/**
 * Ledger 1 against ledger 2, page by page. In memory are only commands that wait for their answer, and the few that were
 * refused and are in the database nevertheless.
 */
export const checkClientLedger = async (
  file: string,
  services: Where,
  findings: Findings,
  progress: (lines: number) => void,
): Promise<void> => {
  const unanswered = new Map<string, Sent>();
  const suspects = new Map<string, Answer>();
  let page: Answer[] = [];
  const settle = async (): Promise<void> => {
    const effects = await lookUp(
      services,
      page.map(({ id }) => id),
    );
    for (const answer of page) {
      const own = effects.get(answer.id) ?? [];
      if (answer.outcome === 'ok') judge(answer, own, findings);
      if (answer.outcome === 'refused') {
        findings.checked('refused-no-effect');
        if (own.length > 0) suspects.set(answer.id, answer);
      }
    }
    page = [];
  };
  let read = 0;
  for await (const line of readClientLedger(file)) {
    if (line.kind === 'sent') unanswered.set(line.id, line);
    else {
      // Of an unknown answer nothing is known: as if none had come.
      if (line.outcome !== 'unknown') unanswered.delete(line.id);
      page.push(line);
      if (page.length === PAGE) await settle();
    }
    read += 1;
    if (read % 10_000 === 0) progress(read);
  }
  await settle();
  await checkRefused(file, suspects, findings);
  await checkUnknown([...unanswered.values()], services, findings);
};

/**
 * A command that was refused, and is in the database: right only when it was sent again, or had no clear answer before.
 * What was refused after it had been answered `ok` was not given its first answer.
 */
const checkRefused = async (file: string, suspects: ReadonlyMap<string, Answer>, findings: Findings): Promise<void> => {
  if (suspects.size === 0) return;
  const told = new Map<string, ClientLine[]>();
  for await (const line of readClientLedger(file))
    if (suspects.has(line.id)) told.set(line.id, [...(told.get(line.id) ?? []), line]);
  for (const [command, lines] of told) {
    const outcomes = lines.flatMap((line) => (line.kind === 'answer' ? [line.outcome] : []));
    const refused = outcomes.indexOf('refused');
    const code = suspects.get(command)?.code ?? '';
    if (outcomes.slice(0, refused).includes('ok'))
      findings.found({ rule: 'same-answer', command, what: `先答复“办成”,再发同一命令却答复“不行”(${code})` });
    else if (lines.filter(({ kind }) => kind === 'sent').length === 1)
      findings.found({ rule: 'refused-no-effect', command, what: `客户端得到“不行”(${code}),库里却有它的效果` });
  }
};

/** How many lines of a command are in the journal. */
const writtenOf = async (services: Where, command: string, { stream, version, facts }: Effect): Promise<number> => {
  let written = 0;
  for (const [service, snapshot] of services) {
    const [row] = await snapshot.query<{ n: number }>(
      `select count(*)::int as n from ${service}.journal where stream = $1 and version > $2 and version <= $3
         and meta ->> 'commandId' = $4`,
      [stream, version - facts, version, command],
    );
    written += row?.n ?? 0;
  }
  return written;
};

/** Commands without an answer: the database has them whole, once and where they belong, or not at all. */
const checkUnknown = async (open: readonly Sent[], services: Where, findings: Findings): Promise<void> => {
  for (let from = 0; from < open.length; from += PAGE) {
    const some = open.slice(from, from + PAGE);
    const effects = await lookUp(
      services,
      some.map(({ id }) => id),
    );
    findings.checked('unknown-all-or-nothing', some.length);
    for (const { id: command, command: name, target } of some) {
      const own = effects.get(command) ?? [];
      const elsewhere = own.find(({ stream }) => target !== null && stream !== target);
      const where = { rule: 'unknown-all-or-nothing', command, ...(target ? { stream: target } : {}) } as const;
      if (elsewhere) findings.found({ ...where, what: `${name} 的效果在别处:${elsewhere.stream}` });
      else if (own.length > 1) findings.found({ ...where, what: `${name} 有 ${own.length} 次效果` });
      for (const effect of own) {
        const written = await writtenOf(services, command, effect);
        if (written !== effect.facts)
          findings.found({ ...where, what: `${name} 只做了一半:${effect.facts} 条事实写了 ${written} 条` });
      }
    }
  }
};
