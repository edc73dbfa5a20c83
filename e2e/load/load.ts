import { Caller, type Calling } from './caller';
import { type County, openCounty, regionCode } from './county';
import { Http } from './http';
import { ClientLedger } from './ledger';
import { type Answered, Tally } from './tally';

export type LoadOptions = Readonly<{
  url: string;
  /** with which the deployment signs its sessions */
  secret: string;
  seed: number;
  callers: number;
  regions: number;
  ledgerFile: string;
  /** turns a second that are begun whatever the platform does (open model); without it as many as it can take */
  rate?: number;
  /** how long a command is repeated that gets no answer */
  giveUpMs?: number;
  /** each matter only up to the first step that waits for a page to show what facts brought */
  waitsForNoFact?: boolean;
}>;

/** A load that runs until it is told to stop. */
export type RunningLoad = Readonly<{
  tally: Tally;
  http: Http;
  /** who is there */
  counties: readonly County[];
  onAnswer(listener: (answered: Answered) => void): void;
  /** Begins nothing more, waits for what was sent. @throws the first failure of the driver itself */
  stop(): Promise<Tally>;
}>;

const GIVE_UP_MS = 120_000;

const closedModel = async (caller: Caller, over: () => boolean): Promise<void> => {
  while (!over()) await caller.turn(performance.now());
};

/** Turns are due at fixed times; one that finds every caller busy waits, and its latency counts from when it was due. */
const openModel = async (callers: readonly Caller[], rate: number, over: () => boolean): Promise<void> => {
  const free = [...callers];
  const waiting: number[] = [];
  const busy = new Set<Promise<void>>();
  const serve = async (caller: Caller, first: number): Promise<void> => {
    for (let due: number | undefined = first; due !== undefined && !over(); due = waiting.shift())
      await caller.turn(due);
    free.push(caller);
  };
  const began = performance.now();
  for (let begun = 0; !over();) {
    for (; began + (begun * 1_000) / rate <= performance.now(); begun += 1) {
      const due = began + (begun * 1_000) / rate;
      const caller = free.pop();
      if (!caller) {
        waiting.push(due);
        continue;
      }
      const served = serve(caller, due);
      busy.add(served);
      void served.then(
        () => busy.delete(served),
        () => undefined,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(busy);
};

/** Opens the counties, then begins. */
export const startLoad = async (options: LoadOptions): Promise<RunningLoad> => {
  const { url, seed, regions, rate } = options;
  const http = new Http(url);
  const secret = new TextEncoder().encode(options.secret);
  const counties: County[] = [];
  for (let at = 0; at < regions; at += 1) counties.push(await openCounty(http, regionCode(at), secret));
  const tally = new Tally();
  const ledger = new ClientLedger(options.ledgerFile);
  const listeners: ((answered: Answered) => void)[] = [];
  let stopping = false;
  const over = (): boolean => stopping;
  const calling: Calling = {
    ...{ seed, counties, http, ledger, tally },
    giveUpMs: options.giveUpMs ?? GIVE_UP_MS,
    waitsForNoFact: options.waitsForNoFact ?? false,
    heard: (answered) => listeners.forEach((listener) => listener(answered)),
  };
  const callers = Array.from({ length: options.callers }, (_, number) => new Caller(number, calling));
  const running = Promise.all(
    rate === undefined ? callers.map((caller) => closedModel(caller, over)) : [openModel(callers, rate, over)],
  );
  running.catch(() => (stopping = true));
  let ended: Promise<Tally> | undefined;
  const end = async (): Promise<Tally> => {
    stopping = true;
    try {
      await running;
      return tally;
    } finally {
      await ledger.close();
      http.close();
    }
  };
  return {
    ...{ tally, http, counties },
    onAnswer: (listener) => void listeners.push(listener),
    stop: () => (ended ??= end()),
  };
};
