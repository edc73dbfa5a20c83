import { canonical, parting } from '../compare';
import { type Message } from '../client';
import { type Log } from '../scenario';
import { type Round } from './walk';

/** The first round in which the two engines differ, or undefined. */
export const firstRoundApart = (recorded: readonly Round[], seen: readonly Round[]): object | undefined => {
  const [wanted, gotten] = [recorded.map(settled), seen.map(settled)];
  const at = wanted.findIndex((round, i) => canonical(round) !== canonical(gotten[i] ?? null));
  const [want, got] = [wanted[at], gotten[at]];
  if (!want || !got) return undefined;
  const brief = ({ action, answer, jobs }: Round): object => ({ action, answer, jobs });
  const parted = parting(want.log, got.log);
  const [camunda, here] = [lines(parted.recorded), lines(parted.seen)];
  const same = canonical(brief(want)) === canonical(brief(got));
  return { round: at, action: want.action, ...(same ? {} : { want: brief(want), got: brief(got) }), camunda, here };
};

const lines = (log: Log): Record<string, string> =>
  Object.fromEntries(
    Object.entries(log).map(([instance, all]) => [
      instance,
      all.map(({ flow, element, intent }) => (flow ? `→ ${flow}` : `${element} ${intent.slice(8)}`)).join(', '),
    ]),
  );

/**
 * Camunda works through a hundred commands in one go and queues what is left; which of several tokens moves first after
 * that is no part of what is compared, that they all move is. Counted are lives begun and ended; other commands
 * (subscriptions, bodies of multi-instances) do not show in the log.
 */
const IN_ONE_GO = 60;
const isLong = ({ log }: Round): boolean =>
  Object.values(log)
    .flat()
    .filter(({ intent = '' }) => /_(ACTIVATING|COMPLETING|TERMINATING)$/.test(intent)).length >= IN_ONE_GO;
const sorted = (log: readonly Message[]): Message[] => log.toSorted((a, b) => (canonical(a) < canonical(b) ? -1 : 1));

const isEnd = ({ intent }: Message): boolean => intent === 'ELEMENT_TERMINATING' || intent === 'ELEMENT_TERMINATED';
/**
 * Which of several element instances that are terminated together goes first is no part of what is compared: Camunda
 * terminates by levels and in batches, the embedded engine one branch after the other. That it is the same ones, is.
 */
const settled = (round: Round): Round => {
  const log: Log = {};
  const long = isLong(round);
  for (const [instance, all] of Object.entries(round.log)) {
    const out: Message[] = [];
    let together: Message[] = [];
    const flush = (): void => {
      out.push(...sorted(together));
      together = [];
    };
    for (const line of all)
      if (isEnd(line)) together.push(line);
      else {
        flush();
        out.push(line);
      }
    flush();
    log[instance] = long ? sorted(all) : out;
  }
  return { ...round, log };
};
