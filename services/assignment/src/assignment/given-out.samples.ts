// Notices drafted, signed and given out through HTTP and jobs, for the int specs beside.
import { randomUUID } from 'node:crypto';
import { type FactData } from '@duban/contracts';
import { type Actor } from '@duban/kernel';
import { type Envelope } from '@duban/messaging';
import { eventually, NOW } from '@duban/testing';
import { type Answer, REGION, type runAssignment } from '../running.samples';

export const actor = (name: string, roles: string[], units: string[]): Actor => ({
  id: randomUUID(),
  name,
  roles,
  units,
  region: REGION,
});
export const people = {
  desk: actor('苗晓岚', ['SUPERVISOR'], ['office']),
  chief: actor('郑怀瑾', ['SUPERVISION_CHIEF'], ['office']),
  director: actor('邵明', ['OFFICE_DIRECTOR'], ['office']),
  deputy: actor('岳长汀', ['GOV_LEADER'], ['gov']),
  clerk: actor('訾宁', ['HANDLER', 'LIAISON'], ['water']),
  leader: actor('柯岭', ['UNIT_LEADER'], ['water']),
  head: actor('蒲泽', ['UNIT_HEAD'], ['water']),
  town: actor('邝野', ['HANDLER', 'LIAISON'], ['town']),
  townHead: actor('芮汀', ['UNIT_HEAD', 'UNIT_LEADER'], ['town']),
  roads: actor('路遥', ['HANDLER', 'LIAISON', 'UNIT_LEADER', 'UNIT_HEAD'], ['roads']),
};
export const units = {
  water: { id: 'water', name: '水利局' },
  town: { id: 'town', name: '柳汀镇' },
  roads: { id: 'roads', name: '交通局' },
};
export const named = ({ id, name }: Actor): { id: string; name: string } => ({ id, name });
export const path = (id: string, verb: string): string => `/api/assignments/${id}/${verb}`;

/** A fact of intake about the matter, as it comes over the transport. */
export const ofMatter = (matterId: string, type: string, data: object, by: Actor, time = NOW): Envelope => ({
  specversion: '1.0',
  id: randomUUID(),
  source: '/duban/intake',
  type,
  subject: matterId,
  time,
  datacontenttype: 'application/json',
  tenant: REGION,
  sequence: 1,
  partitionkey: matterId,
  actor: named(by),
  data: { by: named(by), at: time, ...data },
});

type Next = NonNullable<FactData<'assignment.return-decided.v1'>['next']>;
type Line = { assignmentId: string; serial: number; unit: { id: string } };
type Task = Record<string, unknown> & { id: string };

/** A matter's assignments: 主办 to water, 协办 to the town, working days to do it in. */
export const givenOut = (service: Awaited<ReturnType<typeof runAssignment>>) => {
  const { desk, director, head, townHead } = people;
  const done = async (url: string, by: Actor, command: object): Promise<Answer> => {
    const answer = await service.post(url, by, command);
    expect({ ...answer, url }).toMatchObject({ status: 200, url });
    return answer;
  };
  const line = (role: string, unit: object, by: Actor, amount: number) => ({
    role,
    unit,
    responsibleLeader: named(by),
    requirement: '立即抢修',
    deadline: { unit: 'WORKDAY', amount },
  });
  const common = (matterId: string) => ({
    matterId,
    matterNo: '清督〔2026〕PB-0001',
    title: '饮水工程断供',
    urgency: 'NORMAL',
    effortPath: 'CONCLUDE',
    documentNo: '清政督函〔2026〕1号',
  });
  const matter = async (
    lines: object[] = [line('LEAD', units.water, head, 15), line('CO', units.town, townHead, 5)],
    matterId: string = randomUUID(),
  ) => {
    const text = { title: '关于办理饮水工程断供问题的通知', text: '请按要求办理。', contact: '苗晓岚' };
    await done(`/api/notices/${matterId}/draft`, desk, { ...text, lines });
    await done(`/api/notices/${matterId}/sign`, director, { agree: true });
    const [signed] = await service.env.db.query<{ lines: Line[] }>(
      { scope: 'region', region: REGION },
      `select data -> 'lines' as lines from assignment.journal where stream = $1 and type = 'notice.signed.v1'`,
      [matterId],
    );
    for (const { assignmentId, serial, ...rest } of signed?.lines ?? [])
      await service.job('assignment.issue', { ...common(matterId), assignmentId, serial, line: rest });
    const idOf = (unit: string): string => signed?.lines.find((one) => one.unit.id === unit)?.assignmentId ?? '';
    return { matterId, lead: idOf('water'), co: idOf('town') };
  };
  return {
    done,
    line,
    matter,
    /** a matter known here by intake's facts, with its number when one is given */
    known: async (
      said: object,
      { matterId = randomUUID(), matterNo }: { matterId?: string; matterNo?: string } = {},
    ): Promise<string> => {
      await service.publish(ofMatter(matterId, 'matter.registered.v1', said, desk));
      if (matterNo) await service.publish(ofMatter(matterId, 'matter.approved.v1', { matterNo }, desk));
      await eventually('the matter is known', async () => {
        const rows = await service.env.db.query(
          { scope: 'region', region: REGION },
          `select 1 from assignment.matter_terms where matter_id = $1 and category is not null
             and (no is not null or not $2)`,
          [matterId, matterNo !== undefined],
        );
        return rows.length > 0;
      });
      return matterId;
    },
    /** what the process does with `next` and `children` of a fact */
    issue: (matterId: string, next: Next) => service.job('assignment.issue', { ...common(matterId), ...next }),
    /** data of the last fact of this type on a stream */
    fact: async <T>(stream: string, type: string): Promise<T> => {
      const [row] = await service.env.db.query<{ data: T }>(
        { scope: 'region', region: REGION },
        'select data from assignment.journal where stream = $1 and type = $2 order by version desc limit 1',
        [stream, type],
      );
      return row?.data as T;
    },
    /** how often a fact of this type is on a stream */
    facts: (stream: string, type: string): Promise<object[]> =>
      service.env.db.query(
        { scope: 'region', region: REGION },
        'select version from assignment.journal where stream = $1 and type = $2',
        [stream, type],
      ),
    view: async (id: string, by: Actor = desk): Promise<Task> =>
      (await service.get(`/api/assignments/${id}`, by)).body as Task,
    list: async (matterId: string, by: Actor = desk): Promise<Task[]> =>
      (await service.get(`/api/assignments?matterId=${matterId}`, by)).body as unknown as Task[],
    refused: async (url: string, by: Actor, command: object): Promise<Answer['body']> => {
      const answer = await service.post(url, by, command);
      expect(answer.status).toBeGreaterThanOrEqual(400);
      return { status: answer.status, ...answer.body };
    },
  };
};
