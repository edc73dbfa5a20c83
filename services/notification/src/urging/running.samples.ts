// The running service with assignments under way; wake-ups are given by hand.
import { randomUUID } from 'node:crypto';
import { type FactType, type MessageView, type Page, type ReminderView } from '@duban/contracts';
import { type Actor } from '@duban/kernel';
import { NOW } from '@duban/testing';
import { REGION, runNotification } from '../running.samples';
import { tick } from './tick';

export const actor = (roles: string[], unit: string): Actor => ({
  id: randomUUID(),
  name: roles.join(),
  roles,
  units: [unit],
  region: REGION,
});
export const desk = actor(['SUPERVISOR'], 'office');
export const liaison = actor(['LIAISON'], 'water');

/** A day and time in China, of 2026 unless the year is said. */
export const china = (at: string): string => new Date(`${at.length > 14 ? at : `2026-${at}:00`}+08:00`).toISOString();
const issuing = {
  role: 'LEAD',
  unit: { id: 'water', name: '水利局' },
  matterNo: '清督〔2026〕PB-0001',
  assignmentNo: '清督〔2026〕PB-0001-01',
  title: '饮水工程断供',
  urgency: 'NORMAL',
  issuedAt: NOW,
  acknowledgeDueAt: '2026-03-03T15:59:59.000Z',
  dueAt: '2026-03-20T15:59:59.000Z',
};

export const acknowledge = { handler: { id: 'x', name: '訾宁' }, remark: '', late: false };
const progress = { percent: 30, progress: '已到货', problems: [] };

export const runUrging = async () => {
  const service = await runNotification();
  const open: { matterId: string; id: string }[] = [];
  const fact = async (type: FactType, matterId: string, id: string, data: object): Promise<void> => {
    await service.fact(type, { matter: matterId, stream: id }, data);
    await service.settled();
  };
  /** 下达 */
  const issue = async (rest: { matterId?: string }): Promise<{ matterId: string; id: string }> => {
    const { matterId = randomUUID() } = rest;
    const id = randomUUID();
    await fact('assignment.issued.v1', matterId, id, { ...issuing, ...rest, matterId });
    open.push({ matterId, id });
    return { matterId, id };
  };
  const reminders = async (matterId: string, by: Actor = desk): Promise<ReminderView[]> =>
    (await service.call<ReminderView[]>('GET', `/api/reminders?matterId=${matterId}`, by)).body;
  return {
    ...service,
    fact,
    issue: (rest: object = {}) => issue(rest),
    /** 下达、签收、首次进展: from here on only the ladder speaks. */
    underWay: async (rest: object): Promise<{ matterId: string; id: string }> => {
      const { matterId, id } = await issue(rest);
      await fact('assignment.acknowledged.v1', matterId, id, acknowledge);
      await fact('assignment.progress-reported.v1', matterId, id, progress);
      return { matterId, id };
    },
    reminders,
    rungs: async (matterId: string): Promise<string[]> =>
      (await reminders(matterId)).map(({ rung, state }) => `${rung} ${state}`),
    /** whatever is still open: the next test begins with nothing due */
    cancelAll: async (): Promise<void> => {
      for (const { matterId, id } of open.splice(0))
        await fact('assignment.cancelled.v1', matterId, id, { reason: '完' });
    },
    moveTo: async (instant: string): Promise<number> => {
      service.setNow(instant);
      return (await tick(service.env)).done;
    },
    /** what positions were told by the clock, as `ROLE@unit title` */
    told: async (matterId?: string): Promise<string[]> =>
      (
        await service.env.db.query<{ recipient: string; title: string }>(
          { scope: 'all' },
          `select recipient, title from notification.message where sender = '系统自动催办'
             and ($1::uuid is null or matter_id = $1) order by at, title, recipient`,
          [matterId ?? null],
        )
      ).map(({ recipient, title }) => `${recipient} ${title}`),
    raised: (id: string) =>
      service.env.db.query<{ rung: string; color: string | null; overdueDays: number }>(
        { scope: 'all' },
        `select data ->> 'rung' as rung, data ->> 'color' as color, (data ->> 'overdueDays')::int as "overdueDays"
         from notification.journal where stream = $1 and type = 'urging.raised.v1' order by version`,
        [id],
      ),
    messages: async (by: Actor): Promise<MessageView[]> =>
      (await service.call<Page<MessageView>>('GET', '/api/messages', by)).body.items,
  };
};
