import { type CamundaDoor, type CamundaRecord } from '@duban/testing/servers/camunda-door';
import { CamundaLog } from './records';
import { type SideDoor } from './scenario';

const NUDGE_MS = 200;
const NUDGES = 15;
const HOLD_MS = 300;

/** What of Camunda's engine has an instant: it must have happened before a step is over. */
class Pending {
  private readonly due = new Map<string, number>();

  note({ recordType, valueType, intent, key, value }: CamundaRecord): void {
    if (recordType !== 'EVENT') return;
    const id = `${valueType === 'JOB_BATCH' ? 'JOB' : valueType} ${key}`;
    if (valueType === 'TIMER') this.until(id, intent === 'CREATED' ? value.dueDate : undefined);
    if (valueType === 'MESSAGE')
      this.until(id, intent === 'PUBLISHED' && value.deadline > 0 ? value.deadline : undefined);
    if (valueType === 'JOB')
      this.until(
        id,
        intent === 'TIMEOUT_UPDATED'
          ? value.deadline
          : value.retryBackoff > 0 && intent === 'FAILED'
            ? value.recurringTime
            : undefined,
      );
    if (valueType === 'JOB_BATCH' && intent === 'ACTIVATED')
      value.jobKeys.forEach((job: number, i: number) => this.until(`JOB ${job}`, value.jobs[i].deadline));
  }
  isOverdue(now: number, kinds: RegExp): boolean {
    return [...this.due].some(([id, at]) => at <= now && kinds.test(id));
  }
  private until(id: string, at: number | undefined): void {
    if (at === undefined) this.due.delete(id);
    else this.due.set(id, at);
  }
}

/** Camunda's engine in memory as the engine under test. */
export const peerDoor = (peer: CamundaDoor): SideDoor => {
  const log = new CamundaLog();
  const pending = new Pending();
  let fresh: CamundaRecord[] = [];
  let moved = false;
  const look = async (): Promise<void> => {
    await peer.rest();
    const records = await peer.records();
    for (const record of records) {
      pending.note(record);
      log.note(record);
    }
    fresh.push(...records);
  };
  return {
    now: () => peer.now(),
    moveClock: (ms) => {
      moved = true;
      return peer.moveClock(ms);
    },
    // The engine's own timers sleep in real time: a clock that was moved wakes them by being moved again.
    idle: async () => {
      await look();
      for (let i = 0; i < NUDGES && pending.isOverdue(peer.now() + 50, moved ? /./ : /^TIMER/); i += 1) {
        await peer.moveClock(NUDGE_MS);
        await new Promise((resolve) => setTimeout(resolve, 20));
        await look();
      }
      moved = false;
    },
    openIncidents: async () => log.openIncidents(),
    openElements: async (id) => log.openElements(id),
    held: async (answering) => {
      await Promise.race([answering, new Promise((resolve) => setTimeout(resolve, HOLD_MS))]);
    },
    newestUserTask: async (element) => log.newestUserTask(element),
    log: async (names) => {
      const records = fresh;
      fresh = [];
      return log.log(records, names);
    },
  };
};
