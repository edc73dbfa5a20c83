import { type CheckOptions } from './check';
import { kafkaLag, type Subscription } from './kafka-topics';
import { Snapshot } from './snapshot';

/** Who holds the position that a message is for; one that nobody holds waits for a day. */
const holder = `select from notification.person p
  where p.region = message.region and (message.unit is null or message.unit = p.unit) and message.role = any(p.roles)
    and not exists (select from notification.restricted_matter r
      where r.matter_id = message.matter_id and not (p.id = any(r.persons)))`;

/** What a platform may still have to do, each as a count of the rows that wait. */
const waits: readonly Readonly<{ table: string; what: string; where: string }>[] = [
  { table: 'transport.delivery', what: '事实等着消费', where: 'parked is null' },
  { table: 'transport.held', what: '事实等着再试', where: 'parked is null' },
  { table: 'notification.deadline', what: '时限已到', where: "state = 'OPEN' and due_at <= now()" },
  { table: 'notification.reminder', what: '催办等着发出', where: "state in ('NEW', 'HELD') and speak_at <= now()" },
  { table: 'notification.reminder', what: '催办等着写成事实', where: 'raised = false' },
  { table: 'notification.message', what: '消息等着交给渠道', where: `handed_at is null and exists (${holder})` },
  {
    table: 'notification.delivery',
    what: '消息等着送出',
    where: "state in ('WAITING', 'FAILED') and next_at <= now()",
  },
  { table: 'workflow.early_fact', what: '事实等着它的待办', where: 'true' },
  { table: 'engine.job', what: '作业等着办', where: "state in ('ACTIVATABLE', 'ACTIVATED')" },
];

/** What of a database is still on its way; parked facts and incidents wait for a person. */
const waitingIn = async (snapshot: Snapshot): Promise<string[]> => {
  const outboxes = snapshot.services.map((service) => ({
    ...{ table: `${service}.outbox`, what: `${service} 的事实等着发布`, where: 'true' },
  }));
  const found: string[] = [];
  for (const { table, what, where } of [...outboxes, ...waits]) {
    if (!snapshot.has(table)) continue;
    const [row] = await snapshot.query<{ n: number }>(`select count(*)::int as n from ${table} where ${where}`);
    if (row && row.n > 0) found.push(`${what}:${row.n}`);
  }
  return found;
};

/** What is still on its way (outboxes, topics, consumers, deadlines, jobs), in Chinese: nothing when the platform is at rest. */
export const waiting = async ({
  databaseUrls,
  kafka,
}: Pick<CheckOptions, 'databaseUrls' | 'kafka'>): Promise<string[]> => {
  const subscriptions: Subscription[] = [];
  const withSnapshots = async (look: (snapshot: Snapshot) => Promise<void>): Promise<void> => {
    for (const url of databaseUrls) {
      const snapshot = await Snapshot.open(url);
      await look(snapshot).finally(() => snapshot.close());
    }
  };
  if (kafka)
    await withSnapshots(async (snapshot) => {
      if (snapshot.has('transport.subscription'))
        subscriptions.push(...(await snapshot.query<Subscription>('select grp, topic from transport.subscription')));
    });
  const before = kafka && (await kafkaLag(kafka, subscriptions));
  const found: string[] = [];
  await withSnapshots(async (snapshot) => void found.push(...(await waitingIn(snapshot))));
  if (before && before.behind > 0) found.push(`主题上的事实等着消费:${before.behind}`);
  // What was published and dealt with between the two looks may have begun something that the tables did not yet show.
  if (kafka && found.length === 0 && (await kafkaLag(kafka, subscriptions)).ends !== before?.ends)
    found.push('主题上刚有新的事实');
  return found;
};
