import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { Client } from '../security/client';
import { Land } from '../security/land';
import { NOW, openPlatform, OWN } from '../security/platform';
import { check, type Finding, type Fold, foldingPlatform, platformKept, type RuleName } from './index';

/** What the platform left when it had ended: two matters, one closed with everything that belongs to it, one on its way. */
const left = `test_${randomBytes(6).toString('hex')}`;
let server: string;
const of = (name: string): string => Object.assign(new URL(server), { pathname: `/${name}` }).toString();
const asOwner = async (url: string, statements: readonly string[]): Promise<number> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("select set_config('app.scope', 'all', false)");
    let changed = 0;
    for (const sql of statements) changed += (await client.query(sql)).rowCount ?? 0;
    return changed;
  } finally {
    await client.end();
  }
};
beforeAll(async () => {
  const platform = await openPlatform();
  server = platform.database;
  const client = new Client(platform.url);
  const land = new Land(platform, client, OWN, '清槐');
  await land.finished();
  await land.issued();
  await platform.settled();
  client.close();
  await platform.end();
  const name = new URL(platform.database).pathname.slice(1);
  server = of('postgres');
  await asOwner(server, [`create database ${left} template ${name}`]);
  await platform.close();
}, 180_000);
afterAll(() => asOwner(server, [`drop database if exists ${left} with (force)`]));

/** What is found in a copy of it after these statements, each of which changed something. */
const found = async (bug: readonly string[], fold?: Fold): Promise<readonly Finding[]> => {
  const copy = `test_${randomBytes(6).toString('hex')}`;
  await asOwner(server, [`create database ${copy} template ${left}`]);
  try {
    for (const sql of bug) if ((await asOwner(of(copy), [sql])) === 0) throw new Error(`changed nothing: ${sql}`);
    const options = { databaseUrls: [of(copy)], kept: platformKept, now: new Date(NOW) };
    return (await check(fold ? { ...options, fold } : options)).findings;
  } finally {
    await asOwner(server, [`drop database ${copy} with (force)`]);
  }
};

const named = async (...bug: readonly string[]): Promise<Map<RuleName, string>> =>
  new Map((await found(bug)).map(({ rule, what }) => [rule, what]));

const CLOSED = `(select id from intake.matter where status = 'CLOSED')`;
const ONGOING = `(select id from intake.matter where status = 'IN_PROGRESS')`;
const LEAD = `role = 'LEAD' and status = 'CLEARED'`;
const root = (matter: string): string =>
  `select p.root from engine.process p join workflow.instance i on i.process_instance::bigint = p.key where i.matter_id = ${matter}`;
const assignment = (place: string, value: string): string =>
  `update assignment.assignment set state = jsonb_set(state, '{${place}}', ${value}) where ${LEAD}`;
const delivery = (more: string): string =>
  `insert into notification.delivery (message, recipient, person, region, kind, created_at, channel, state, next_at)
   select id, recipient, recipient, region, kind, at, ${more} from notification.message limit 1`;

/** What went wrong, the rule that must name it, and what was left behind by it. */
const bugs: readonly (readonly [title: string, rule: RuleName, says: RegExp, ...statements: string[]])[] = [
  [
    '事项撤销了,流程没有取消',
    'process',
    /REVOKED,流程还在运行/,
    `update workflow.todo set done_at = now() where matter_id = ${ONGOING}`,
    `update intake.matter set status = 'REVOKED' where id = ${ONGOING}`,
  ],
  [
    '事项撤销了,待办没有收回',
    'process',
    /REVOKED,“.+”还在待办/,
    `update intake.matter set status = 'REVOKED' where id = ${ONGOING}`,
  ],
  [
    '流程结束得太早',
    'process',
    /IN_PROGRESS,流程已经结束/,
    `update engine.process set state = 'COMPLETED' where key in (${root(ONGOING)})`,
  ],
  [
    '办过的步骤又回到待办箱',
    'process',
    /流程却等着“立项审批”/,
    `update workflow.todo set done_at = null where matter_id = ${ONGOING} and command = 'matter.approve'`,
  ],
  [
    '任务办结了,步骤还在待办',
    'process',
    /是 CLEARED,“审核”还在待办/,
    `update workflow.todo set done_at = null where matter_id = ${CLOSED} and command = 'assignment.review'`,
  ],
  [
    '取了号而命令没有办成:缺号',
    'number',
    /发到 2 号,编号簿记到 3/,
    `update intake.number_series set last = last + 1 where series like '登%'`,
  ],
  [
    '两件事一个登记号',
    'number',
    /重号或缺号/,
    `update intake.journal set data = jsonb_set(data, '{registerNo}', (select data -> 'registerNo' from intake.journal
       where type = 'matter.registered.v1' and stream = ${CLOSED})) where type = 'matter.registered.v1' and stream = ${ONGOING}`,
  ],
  [
    '专报总期跳了一期',
    'number',
    /专报总期.*重号或缺号/,
    `update archive.journal set data = jsonb_set(data, '{documentNo}', to_jsonb(replace(data ->> 'documentNo', '总第1期', '总第2期')))
     where data ->> 'documentNo' like '%总第1期%'`,
  ],
  [
    '任务的审核次数多计一次',
    'counter',
    /judged 记作 2,按事实数是 1/,
    `update reporting.task set judged = judged + 1 where judged = 1`,
  ],
  [
    '台账的退回次数多计一次',
    'counter',
    /returns 记作 1,按事实数是 0/,
    `update reporting.ledger set returns = returns + 1 where matter_id = ${CLOSED}`,
  ],
  ['记作送出而没有时间', 'delivery', /状态 SENT 与送出时间对不上/, delivery(`'IN_APP', 'SENT', '${NOW}'`)],
  [
    '送达等着而没有再送',
    'delivery',
    /至今没有再送/,
    delivery(`'IN_APP', 'WAITING', '${NOW}'::timestamptz - interval '2 hours'`),
  ],
  [
    '送达的消息不在了',
    'delivery',
    /送的消息不在/,
    delivery(`'IN_APP', 'WAITING', '${NOW}'`),
    'delete from notification.message where id in (select message from notification.delivery)',
  ],
  [
    '消息一直没有交给渠道',
    'delivery',
    /还没有交给渠道/,
    `update notification.message set handed_at = null, at = '${NOW}'::timestamptz - interval '2 days'
     where id = (select id from notification.message limit 1)`,
  ],
  [
    '没有立项依据就立项',
    'invariant',
    /I-1/,
    `update intake.matter set state = state #- '{opinion,mandate}' where id = ${ONGOING}`,
  ],
  [
    '一件事两个主办',
    'invariant',
    /I-2:主办 2/,
    `update assignment.assignment set role = 'LEAD' where role = 'CO' and matter_id = ${ONGOING}`,
  ],
  [
    '没有责任领导就交办',
    'invariant',
    /I-3:缺/,
    `update assignment.assignment set state = state #- '{issued,responsibleLeader}' where ${LEAD}`,
  ],
  [
    '签收而没有承办人',
    'invariant',
    /I-3:已签收/,
    `update assignment.assignment set state = state #- '{acknowledged,handler}' where ${LEAD}`,
  ],
  ['一个人起草又审核', 'invariant', /I-7/, assignment('checked,by', `state #> '{report,by}'`)],
  ['报送的报告没有佐证', 'invariant', /I-8:报送的报告没有佐证/, assignment('report,evidence', `'[]'`)],
  [
    '报告既无问题又无声明',
    'invariant',
    /I-8:报送的报告既无问题/,
    `update assignment.assignment set state = jsonb_set(state, '{report,problems}', '[]') #- '{report,noProblemStatement}' where ${LEAD}`,
  ],
  [
    '三条没有都过就审核通过',
    'invariant',
    /I-9/,
    `update assignment.assignment set status = 'ACCEPTED', state = jsonb_set(state, '{reviews}', '[]') where ${LEAD}`,
  ],
  [
    '时限没有记按哪一版日历',
    'invariant',
    /I-21/,
    `update assignment.assignment set state = state #- '{clock,calendarVersion}' where ${LEAD}`,
  ],
];

describe('从零折叠平台的全部投影', () => {
  jest.setTimeout(60_000);
  const folded = (...bug: readonly string[]): Promise<string[]> =>
    foldingPlatform(async (fold) => (await found(bug, fold)).map(({ rule, what }) => `${rule} ${what}`));
  it('没有错,什么也不报', async () => expect(await folded()).toEqual([]));
  it('台账、时间线、统计数与事实不符,各自指出', async () => {
    const said = await folded(
      'update reporting.settled set matters = matters + 1',
      `update reporting.ledger set title = '别的事' where matter_id = ${ONGOING}`,
      'delete from reporting.timeline where id = (select min(id::text)::uuid from reporting.timeline)',
    );
    for (const what of [/^projection reporting\.settled .*matters/, /^projection reporting\.ledger .*title/])
      expect(said).toContainEqual(expect.stringMatching(what));
    expect(said).toContainEqual(expect.stringMatching(/^projection reporting\.timeline .*库里没有/));
  });
});

describe('流程、编号、计数、送达与规矩的错', () => {
  jest.setTimeout(60_000);
  it('没有错,什么也不报', async () => expect([...(await named())]).toEqual([]));
  it.each(bugs.map(([title, rule, says, ...sql]) => [title, rule, { says, sql }] as const))(
    '%s:%s',
    async (_, rule, { says, sql }) => expect((await named(...sql)).get(rule)).toMatch(says),
  );
});
