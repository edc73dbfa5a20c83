import { randomUUID } from 'node:crypto';
import { eventually } from '@duban/testing';
import { movable, oneJob } from './diagrams.samples';
import { type Desk, gate, header, HOUR_MS } from './desk.samples';

/** What publishing, the bridge and the to-do inbox rely on. */
export const courseContract = ({ engine, client, start, noted, of, told }: Desk): void => {
  describe('publishing', () => {
    it('what has not changed keeps its version; what has changed gets the next', async () => {
      const once = { name: 'versions.bpmn', content: oneJob('versions') };
      const [first] = await client().deploy([once]);
      expect(first).toMatchObject({ processId: 'versions', version: 1, resource: 'versions.bpmn' });
      expect(await client().deploy([once])).toEqual([first]);
      expect(await client().deploy([{ ...once, content: oneJob('versions', '2') }])).toMatchObject([{ version: 2 }]);
    });

    it('a diagram that cannot be executed is refused with the element, and keeps those beside it away', async () => {
      const bad = Buffer.from(oneJob('bad').toString().replace('<zeebe:taskDefinition type="work"/>', ''));
      const refused = client().deploy([
        { name: 'beside.bpmn', content: oneJob('beside') },
        { name: 'bad.bpmn', content: bad },
      ]);
      await expect(refused).rejects.toMatchObject({ name: 'WorkflowRejection', code: 'INVALID_ARGUMENT' });
      await expect(refused).rejects.toThrow(/Element: a/);
      await expect(client().createInstance('beside', {})).rejects.toMatchObject({ code: 'NOT_FOUND' });
    });
  });

  describe('messages', () => {
    const news = (correlationKey: string, messageId: string, ttlMs: number, n = 1): Promise<void> =>
      client().publishMessage({ name: 'news', correlationKey, messageId, variables: { n }, ttlMs });

    it('one that comes before anybody waits is kept for its time, and the same id is heard once', async () => {
      const [about, id] = [randomUUID(), randomUUID()];
      await news(about, id, HOUR_MS);
      await news(about, id, HOUR_MS, 2);
      start({});
      const first = await client().createInstance('waiting', { key: about });
      expect((await told(first)).variables).toMatchObject({ n: 1 });
      const second = await client().createInstance('waiting', { key: about });
      await eventually('a later one is heard', async () => {
        await news(about, randomUUID(), 0, 3);
        return of(second, 'told').length > 0;
      });
      expect((await told(second)).variables).toMatchObject({ n: 3 });
    });

    it('one whose time is over is not heard any more', async () => {
      const about = randomUUID();
      await news(about, randomUUID(), 60_000, 1);
      await engine().advance(120_000);
      start({});
      const key = await client().createInstance('waiting', { key: about });
      await told(key, 'work');
      await eventually('the later one is heard', async () => {
        await news(about, randomUUID(), 0, 2);
        return of(key, 'told').length > 0;
      });
      expect((await told(key)).variables).toMatchObject({ n: 2 });
    });
  });

  describe('steps for persons', () => {
    const variables = { who: 'zhang', unit: 'shuiwu', dueAt: '2026-03-03T09:30:00Z' };

    it('the listener hears what the step is, who may do it and until when, before it can be done', async () => {
      const listener = gate();
      const refused: string[] = [];
      start({
        'heard.creating': async (job) => {
          noted(job);
          await client()
            .completeUserTask(String(header(job, 'userTaskKey')), {})
            .catch((error: { code: string }) => refused.push(error.code));
          await listener.opened;
        },
      });
      const instance = await client().createInstance('personal', variables);
      const creating = await told(instance, 'heard.creating');
      expect(JSON.parse(String(header(creating, 'candidateGroups')))).toEqual(['LIAISON@shuiwu']);
      expect(Date.parse(String(header(creating, 'dueDate')))).toBe(Date.parse(variables.dueAt));
      expect(creating.variables).toMatchObject({ unit: 'shuiwu' });
      await eventually('it cannot be done yet', () => refused.length > 0);
      expect(refused).toEqual(['409']);
      listener.open();
      const assigning = await told(instance, 'heard.assigning');
      expect(header(assigning, 'assignee')).toBe('zhang');
      const key = String(header(creating, 'userTaskKey'));
      expect(await eventually('it is done', () => client().completeUserTask(key, { agree: true }))).toBe(true);
      await told(instance, 'heard.completing');
      expect((await told(instance)).variables).toMatchObject({ agree: true });
      expect(await client().completeUserTask(key, {})).toBe(false);
    });

    it('a process that is cancelled tells the listener, and is gone', async () => {
      start({});
      const instance = await client().createInstance('personal', variables);
      await told(instance, 'heard.assigning');
      const key = String(header(await told(instance, 'heard.creating'), 'userTaskKey'));
      await eventually('the step is open', () =>
        client()
          .cancelInstance(instance)
          .then(() => true),
      );
      expect(header(await told(instance, 'heard.canceling'), 'userTaskKey')).toBe(key);
      await eventually('the step is gone', async () => !(await client().completeUserTask(key, {})));
      await expect(client().cancelInstance(instance)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    });
  });

  describe('moving to another version', () => {
    it('an open step goes on where it is drawn now; what is not mapped, or not there, is refused', async () => {
      start({});
      await client().deploy([{ name: 'movable.bpmn', content: movable('old', 'told') }]);
      const instance = await client().createInstance('movable', {});
      const key = String(header(await told(instance, 'heard.creating'), 'userTaskKey'));
      const [next] = await client().deploy([{ name: 'movable.bpmn', content: movable('new', 'moved') }]);
      expect(next?.version).toBe(2);
      const definitionKey = String(next?.definitionKey);
      const unmapped = client().migrateInstance(instance, { definitionKey, steps: [] });
      await expect(unmapped).rejects.toMatchObject({ code: 'FAILED_PRECONDITION' });
      const nowhere = client().migrateInstance(instance, { definitionKey, steps: [{ from: 'old', to: 'nowhere' }] });
      await expect(nowhere).rejects.toMatchObject({ name: 'WorkflowRejection' });
      await eventually('the step is open, and is moved', async () => {
        await client().migrateInstance(instance, { definitionKey, steps: [{ from: 'old', to: 'new' }] });
        return true;
      });
      expect(await client().completeUserTask(key, {})).toBe(true);
      expect(await told(instance, 'moved')).toMatchObject({ processVersion: 2 });
      expect(of(instance, 'told')).toEqual([]);
    });
  });
};
