// Two services count the light: the task's own in 交办, the ledger's in SQL. They must never differ.
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { definition as assignment } from '@duban/assignment-service';
import { type AssignmentView, type LedgerRow, type Page, words } from '@duban/contracts';
import { runJob, startServices } from '@duban/host';
import { type Actor } from '@duban/kernel';
import { definition as reporting } from '@duban/reporting-service';
import { eventually, NOW } from '@duban/testing';
import { byHand, REGION, testHost } from '@duban/testing/host';

const person = (name: string, roles: string[], unit: string): Actor => ({
  id: randomUUID(),
  name,
  roles,
  units: [unit],
  region: REGION,
});
const desk = person('苗晓岚', ['SUPERVISOR'], 'office');
const chief = person('甄守拙', ['SUPERVISION_CHIEF'], 'office');
const clerk = person('訾宁', ['HANDLER', 'LIAISON'], 'water');
const leader = person('柯岭', ['UNIT_LEADER'], 'water');
const head = person('蒲泽', ['UNIT_HEAD'], 'water');
const named = ({ id, name }: Actor): { id: string; name: string } => ({ id, name });

const county = async () => {
  const host = await testHost();
  const byHands = byHand(assignment);
  const running = await startServices([byHands.definition, reporting], host.options);
  const service = byHands.env();
  const call = async <T>(url: string, actor: Actor, command?: object): Promise<T> => {
    const response = await fetch(`${running.url}${url}`, {
      method: command ? 'POST' : 'GET',
      headers: { ...(await host.bearer(actor)), 'content-type': 'application/json' },
      ...(command ? { body: JSON.stringify(command) } : {}),
    });
    const body = (await response.json()) as T;
    expect({ url, status: response.status, body }).toMatchObject({ status: 200 });
    return body;
  };
  const bytes = await service.attachments.put(Readable.from(['已恢复供水']), {
    maxBytes: 1000,
    by: 'intake',
    region: REGION,
  });
  return {
    call,
    evidence: [{ ...bytes, name: '照片.txt', mime: 'text/plain' }],
    at: host.setNow,
    ofMatter: (matterId: string, type: string, data: object): Promise<void> =>
      host.transport.publish([
        {
          specversion: '1.0',
          id: randomUUID(),
          source: '/duban/intake',
          type,
          subject: matterId,
          time: host.now(),
          datacontenttype: 'application/json',
          tenant: REGION,
          sequence: 1,
          partitionkey: matterId,
          actor: named(desk),
          data: { by: named(desk), at: host.now(), ...data },
        },
      ]),
    issue: async (matterId: string, urgency: string, deadline: object): Promise<string> => {
      const binding = assignment.commands.find(({ name }) => name === 'assignment.issue');
      if (!binding) throw new Error('no assignment.issue');
      const assignmentId = randomUUID();
      const line = {
        role: 'LEAD',
        unit: { id: 'water', name: '水利局' },
        responsibleLeader: named(head),
        requirement: '抢修',
        deadline,
      };
      const title = '饮水工程断供';
      const rest = { matterNo: '清督〔2026〕PB-0001', title, effortPath: 'CONCLUDE', serial: 1, documentNo: '1号' };
      const variables = { region: REGION, assignmentId, matterId, urgency, line, ...rest };
      await runJob(binding, service, { key: assignmentId, variables });
      return assignmentId;
    },
    settled: () => eventually('facts are folded', () => running.quiet(), { timeoutMs: 20_000 }),
    close: async (): Promise<void> => {
      await running.close();
      await host.close();
    },
  };
};

let world: Awaited<ReturnType<typeof county>>;
beforeAll(async () => {
  world = await county();
});
afterAll(() => world.close());

/** A matter with one task, and how its two lights are compared. */
const begun = async (urgency: string, deadline: object) => {
  const matterId = randomUUID();
  world.at(NOW);
  const instruction = {
    leader: named(head),
    post: '县长',
    level: 'LOCAL',
    on: '2026-03-02',
    text: '请办',
    subject: 'OTHER',
  };
  const source = { type: 'INSTRUCTION', title: '来信', receivedOn: '2026-03-02' };
  const registered = { title: '饮水', category: 'INSTRUCTION', urgency, source, instruction, attachments: [] };
  await world.ofMatter(matterId, 'matter.registered.v1', { ...registered, registerNo: 'D1', region: REGION });
  await world.settled();
  const id = await world.issue(matterId, urgency, deadline);
  await world.settled();
  await world.ofMatter(matterId, 'matter.begun.v1', {});
  const act = (verb: string, who: Actor, command: object) => world.call(`/api/assignments/${id}/${verb}`, who, command);
  await act('acknowledge', clerk, { handler: named(clerk) });
  return {
    act,
    matter: (type: string, data: object) => world.ofMatter(matterId, type, data),
    /** the light at this instant, the same from both */
    light: async (instant: string): Promise<string> => {
      world.at(instant);
      await world.settled();
      const [task] = await world.call<AssignmentView[]>(`/api/assignments?matterId=${matterId}`, desk);
      const { items } = await world.call<Page<LedgerRow>>('/api/ledger?limit=100', desk);
      const row = items.find((item) => item.matterId === matterId);
      expect({ instant, ledger: row?.light }).toEqual({ instant, ledger: task?.light });
      return task?.light ?? '';
    },
  };
};
const hours = (day: string): string => `${day}T02:00:00.000Z`;
const progress = (percent: number) => ({
  deployment: '已部署',
  actions: '抢修',
  progress: '进行中',
  percent,
  achievements: '已查清',
  problems: [],
  noProblemStatement: '无新问题',
  nextSteps: '继续',
  evidence: [],
});
const report = () => ({
  facts: '爆管',
  crux: '老化',
  measures: '更换',
  results: '已恢复',
  problems: [],
  noProblemStatement: '经核查无问题',
  causes: '年久',
  followUp: '巡查',
  evidence: world.evidence,
});
type Task = Awaited<ReturnType<typeof begun>>;
const reported = async (task: Task): Promise<void> => {
  await task.act('draft-report', clerk, report());
  await task.act('check-report', leader, { agree: true });
  await task.act('sign-report', head, { agree: true });
  await task.matter('matter.submitted-for-review.v1', {});
};
const reviewed = (task: Task, result: 'PASS' | 'REWORK') =>
  task.act('review', desk, {
    checks: Object.keys(words.reviewCheck),
    factsClear: true,
    conclusionAccurate: result === 'PASS',
    handledProperly: true,
    verification: 'ON_SITE',
    result,
    opinion: '见附件',
  });
const fifteen = { unit: 'WORKDAY', amount: 15 };

describe('R-510 任务的灯与台账的灯一致', () => {
  it('绿、首次进展未报转黄、报后转绿、临期转黄、逾期转红', async () => {
    const task = await begun('NORMAL', fifteen);
    expect(await task.light(hours('2026-03-02'))).toBe('GREEN');
    expect(await task.light(hours('2026-03-12'))).toBe('YELLOW');
    await task.act('report-progress', clerk, progress(60));
    expect(await task.light(hours('2026-03-13'))).toBe('GREEN');
    expect(await task.light(hours('2026-03-20'))).toBe('YELLOW');
    expect(await task.light(hours('2026-03-24'))).toBe('RED');
  });

  it('进度滞后一成转黄、三成转红', async () => {
    const task = await begun('NORMAL', fifteen);
    world.at(hours('2026-03-10'));
    await task.act('report-progress', clerk, progress(25));
    expect(await task.light(hours('2026-03-11'))).toBe('YELLOW');
    await task.act('report-progress', clerk, progress(5));
    expect(await task.light(hours('2026-03-12'))).toBe('RED');
    await task.act('report-progress', clerk, progress(90));
    expect(await task.light(hours('2026-03-13'))).toBe('GREEN');
  });

  it('报送后绿, 两次退回红, 按时办结蓝', async () => {
    const task = await begun('NORMAL', fifteen);
    world.at(hours('2026-03-04'));
    for (const light of ['GREEN', 'RED']) {
      await reported(task);
      expect(await task.light(hours('2026-03-04'))).toBe('GREEN');
      await reviewed(task, 'REWORK');
      await task.matter('matter.begun.v1', {});
      expect(await task.light(hours('2026-03-05'))).toBe(light);
    }
    await task.act('explain-returns', head, { explanation: '核查不细', measures: '换人' });
    await reported(task);
    expect(await task.light(hours('2026-03-06'))).toBe('RED');
    await reviewed(task, 'PASS');
    await task.act('second-review', chief, { agree: true });
    await task.matter('matter.awaiting-feedback.v1', {});
    expect(await task.light(hours('2026-03-09'))).toBe('BLUE');
  });

  it('逾期后才报送的, 审核时绿, 办结后红', async () => {
    const task = await begun('URGENT', { unit: 'WORKDAY', amount: 3 });
    world.at(hours('2026-03-09'));
    await reported(task);
    expect(await task.light(hours('2026-03-09'))).toBe('GREEN');
    await reviewed(task, 'PASS');
    await task.act('second-review', chief, { agree: true });
    await task.matter('matter.awaiting-feedback.v1', {});
    expect(await task.light(hours('2026-03-10'))).toBe('RED');
  });

  it('中止灰, 恢复后按顺延的时限, 改为特急的按重算的时限, 撤销灰', async () => {
    const task = await begun('NORMAL', fifteen);
    world.at(hours('2026-03-03'));
    await task.matter('matter.suspended.v1', { reason: '等批复', expectedResumeOn: '2026-03-16' });
    expect(await task.light(hours('2026-03-12'))).toBe('GREY');
    await task.matter('matter.resumed.v1', {
      reason: '已批复',
      suspendedAt: hours('2026-03-03'),
      status: 'IN_PROGRESS',
    });
    expect(await task.light(hours('2026-03-12'))).toBe('GREEN');
    expect(await task.light(hours('2026-03-24'))).toBe('YELLOW');
    world.at(hours('2026-03-13'));
    await task.matter('matter.instruction-added.v1', {
      instruction: { leader: named(head), post: '县长', on: '2026-03-13', text: '请抓紧' },
      urgency: 'EXTRA_URGENT',
      urgencyBefore: 'NORMAL',
    });
    expect(await task.light(hours('2026-03-17'))).toBe('RED');
    await task.matter('matter.revoked.v1', { reason: '政策调整', instrument: '县长批示' });
    expect(await task.light(hours('2026-03-18'))).toBe('GREY');
  });
});
