import { type CommandName, routeOf } from '@duban/contracts';
import { type County, type Person } from './county';
import { type Course, courseOf, type Step } from './course';
import { type Answer, type Http } from './http';
import { type ClientLedger } from './ledger';
import { idOf, Seeded } from './seeded';
import { someReading, targetOf } from './seen';
import { type Answered, type Tally } from './tally';

export type Calling = Readonly<{
  seed: number;
  counties: readonly County[];
  http: Http;
  ledger: ClientLedger;
  tally: Tally;
  /** told of every answer, and of every request that got none */
  heard: (answered: Answered) => void;
  /** a command that gets no answer is repeated so long */
  giveUpMs: number;
  /** each matter only up to the first step that waits for a page to show what facts brought */
  waitsForNoFact: boolean;
}>;

/** Matters in hand at one desk. */
const OPEN = 12;
const READS = 0.5;
const SENT_TWICE = 0.02;
const FIRST_PAUSE_MS = 50;
/** A page that does not show what is awaited is not opened again at once, and later each time. */
const LOOK_AGAIN_MS = 300;
const LONGEST_LOOK_MS = 5_000;
const NOTHING_TO_DO_MS = 20;
const LONGEST_PAUSE_MS = 1_000;

type InHand = { course: Course; step: number; notBefore: number; looked: number };
type Told = { code?: string; id?: string; version?: number };
const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const told = (body: string): Told => {
  try {
    return JSON.parse(body) as Told;
  } catch {
    return {};
  }
};
/** Turned away at the door or lost on the way: whether it was done is not said. */
const unsaid = (status: number): boolean => status === 0 || status === 429 || status >= 500;

/** One desk: takes turns, each a command or something read. Which ones follows from the seed. */
export class Caller {
  private readonly random: Seeded;
  private readonly inHand: InHand[] = [];
  private begun = 0;

  constructor(
    private readonly number: number,
    private readonly calling: Calling,
  ) {
    this.random = new Seeded(`caller ${calling.seed}/${number}`);
  }

  /** @param due when it should have begun, by `performance.now()` */
  async turn(due: number): Promise<void> {
    const { random } = this;
    const one = this.chosen();
    // A desk at which everything waits rests: reading on would only keep what it waits for from coming.
    if (!one) return pause(NOTHING_TO_DO_MS);
    if (random.chance(READS)) return this.lookUp();
    const step = one.course.steps[one.step] as Step;
    const target = await targetOf(one.course, step, this.read);
    if (target === undefined) {
      one.notBefore = performance.now() + Math.min(LOOK_AGAIN_MS * 2 ** one.looked, LONGEST_LOOK_MS);
      one.looked += 1;
      return;
    }
    one.looked = 0;
    const goesOn = await this.command(one, step, target, due);
    one.step += 1;
    if (!goesOn || one.step === one.course.steps.length) this.inHand.splice(this.inHand.indexOf(one), 1);
  }

  /** A matter in hand on which something may be done, or a new one; undefined when all wait. */
  private chosen(): InHand | undefined {
    const { random, inHand } = this;
    const now = performance.now();
    const ready = inHand.filter(({ notBefore }) => notBefore <= now);
    const begin = ready.length < 2 || random.chance(0.15);
    if (!begin || inHand.length >= OPEN) return ready.length > 0 ? random.pick(ready) : undefined;
    const fresh = { course: this.nextCourse(), step: 0, notBefore: 0, looked: 0 };
    inHand.push(fresh);
    return fresh;
  }

  private nextCourse(): Course {
    const { seed, counties, waitsForNoFact } = this.calling;
    const course = courseOf(seed, this.number, this.begun++, counties);
    const waits = course.steps.findIndex(({ awaits }) => awaits !== 'nothing');
    return waitsForNoFact && waits > 0 ? { ...course, steps: course.steps.slice(0, waits) } : course;
  }

  private async lookUp(): Promise<void> {
    const one = this.inHand.length > 0 ? this.random.pick(this.inHand) : undefined;
    const county = one?.course.county ?? this.random.pick(this.calling.counties);
    const [by, path] = someReading(this.random, county, one && one.step > 0 ? one.course.id : undefined);
    await this.read(by, path);
  }

  private read = async <T>(by: Person, path: string): Promise<T | undefined> => {
    const { http, tally } = this.calling;
    const answer = await http.send({ method: 'GET', path, token: by.token }).catch(() => undefined);
    tally.reads += 1;
    if (answer?.status === 200) return JSON.parse(answer.body) as T;
    if (answer?.status !== 404) {
      tally.count('failedReads', `${answer?.status ?? 'no answer'} ${path.split('?')[0]?.replace(UUID, ':id')}`);
      await pause(FIRST_PAUSE_MS);
    }
    return undefined;
  };

  /** Answers whether the matter goes on. */
  private async command({ course, step: at }: InHand, step: Step, target: string, due: number): Promise<boolean> {
    const { tally } = this.calling;
    const key = idOf(`command ${course.name}/${at}`);
    tally.sent += 1;
    const first = await this.answered(key, step, target, course, due);
    if (first === undefined) {
      tally.unknown += 1;
      return false;
    }
    if (first.status === 200) {
      tally.ok += 1;
      tally.count('done', step.command);
      if (this.random.chance(SENT_TWICE)) await this.again(key, step, target, course, first);
      return !step.wrong;
    }
    tally.refused += 1;
    const { code = String(first.status) } = told(first.body);
    if (!step.wrong) tally.count('surprises', `${step.command}: ${code}`);
    return Boolean(step.wrong);
  }

  /** 重发: the same key must get the same answer. */
  private async again(key: string, step: Step, target: string, course: Course, first: Answer): Promise<void> {
    const second = await this.answered(key, step, target, course, performance.now());
    if (second === undefined) return;
    const [before, now] = [told(first.body), told(second.body)];
    if (second.status !== first.status || before.version !== now.version || before.id !== now.id)
      this.calling.tally.changedAnswers.push(
        `${step.command} ${key}: ${first.status} v${before.version}, then ${second.status} v${now.version}`,
      );
  }

  /** Sends until an answer says what became of it; undefined when none did in the end. */
  private async answered(
    key: string,
    step: Step,
    target: string,
    course: Course,
    due: number,
  ): Promise<Answer | undefined> {
    const { tally, ledger, giveUpMs } = this.calling;
    const { command, by } = step;
    const line = { id: key, command, region: course.county.region, account: by.account, target };
    const giveUp = performance.now() + giveUpMs;
    for (let wait = FIRST_PAUSE_MS; ; wait = Math.min(2 * wait, LONGEST_PAUSE_MS)) {
      await ledger.append({ kind: 'sent', at: new Date().toISOString(), ...line });
      const answer = await this.once(key, step, target);
      if (!unsaid(answer.status)) {
        tally.took(performance.now() - due);
        return answer;
      }
      if (performance.now() > giveUp) return undefined;
      await pause(wait);
      tally.repeated += 1;
    }
  }

  private async once(key: string, { command, by, body }: Step, target: string): Promise<Answer> {
    const { http, heard, ledger } = this.calling;
    const sentAt = performance.now();
    const path = routeOf(command as CommandName).replace(':id', target);
    const answer = await http
      .send({ method: 'POST', path, token: by.token, key, body })
      .catch((): Answer => ({ status: 0, body: '' }));
    const { status } = answer;
    const said = told(answer.body);
    const outcome = status === 200 ? 'ok' : unsaid(status) ? 'unknown' : 'refused';
    const code = outcome === 'ok' ? null : (said.code ?? null);
    const result = outcome === 'ok' && said.id !== undefined ? { id: said.id, version: said.version ?? 0 } : null;
    const at = new Date().toISOString();
    await ledger.append({ kind: 'answer', id: key, at, outcome, status: status || null, code, result });
    heard({
      ...{ id: key, command, outcome, code, status, sentAt },
      retryAfter: answer.retryAfter ?? false,
      answeredAt: performance.now(),
    });
    return answer;
  }
}
