import { Conflict, Refusal } from '@duban/kernel';
import { eventually } from '@duban/testing';
import { z } from 'zod';
import { type Job, WorkflowClient } from '../index';
import { type Desk, gate, LEASE_MS } from './desk.samples';

/** What the worker of a service relies on. */
export const jobsContract = ({ engine, wire, client, start, stop, seen, faults, of, told, stoppedAt }: Desk): void => {
  describe('jobs', () => {
    it('one that was there before and one that comes later both reach the handler, with all that is known of them', async () => {
      const before = await client().createInstance('one-job', { n: 1, 文: '督办' });
      start({});
      expect(await told(before, 'work')).toMatchObject({
        type: 'work',
        processId: 'one-job',
        processVersion: 1,
        processInstanceKey: before,
        elementId: 'a',
        retries: 3,
        headers: { h: '1' },
        variables: { n: 1, 文: '督办' },
      });
      const later = await client().createInstance('one-job', { n: 2 });
      await told(later);
      expect(of(later, 'work')).toHaveLength(1);
      for (const { key, elementInstanceKey, processInstanceKey } of seen())
        for (const one of [key, elementInstanceKey, processInstanceKey]) expect(one).toMatch(/^\d+$/);
    });

    it('what a handler gives becomes variables of the process', async () => {
      start({ work: async ({ variables }) => ({ n: Number(variables['n']) + 1, list: [{ 甲: true }] }) });
      const key = await client().createInstance('one-job', { n: 1 });
      expect((await told(key)).variables).toMatchObject({ n: 2, list: [{ 甲: true }] });
    });

    it('one slow job holds up no other, and no more than sixteen are in work at once', async () => {
      const slow = gate();
      let [inWork, most] = [0, 0];
      start({
        work: async ({ variables }) => {
          most = Math.max(most, ++inWork);
          await (variables['n'] === 0 ? slow.opened : new Promise((resolve) => setImmediate(resolve)));
          inWork -= 1;
          return {};
        },
      });
      const first = await client().createInstance('one-job', { n: 0 });
      const others = await Promise.all(
        Array.from({ length: 60 }, (_, i) => client().createInstance('one-job', { n: i + 1 })),
      );
      for (const other of others) await told(other);
      expect(of(first, 'told')).toEqual([]);
      expect(most).toBeLessThanOrEqual(16);
      slow.open();
      await told(first);
    });

    it('an answer that does not get through is given again when the engine is back', async () => {
      const keys: string[] = [];
      start({
        work: async ({ key }) => {
          keys.push(key);
          wire().cut();
          return {};
        },
      });
      const instance = await client().createInstance('one-job', {});
      await eventually('the job was begun', () => keys.length === 1);
      wire().mend();
      await told(instance);
      expect(keys).toHaveLength(1);
    });

    it('a job whose answer is lost with its worker comes again with the same key, and once done it is done', async () => {
      const keys: string[] = [];
      start({
        work: async ({ key }) => {
          keys.push(key);
          wire().cut();
          return {};
        },
      });
      const instance = await client().createInstance('one-job', {});
      await eventually('the job was begun', () => keys.length === 1);
      await stop();
      wire().mend();
      start({
        work: async ({ key }) => {
          keys.push(key);
          return {};
        },
      });
      await eventually(
        'it comes again when its lease is over',
        async () => {
          await engine().advance(LEASE_MS);
          return keys.length > 1;
        },
        { everyMs: 300, timeoutMs: 25_000 },
      );
      await told(instance);
      expect(new Set(keys).size).toBe(1);
      expect(of(instance, 'told')).toHaveLength(1);
    });

    it('an answer that is repeated counts as done', async () => {
      start({
        work: async ({ key }) => {
          await client().grpc.completeJob({ jobKey: key, variables: {} }); // as if the answer to it had been lost
          return {};
        },
      });
      await told(await client().createInstance('one-job', {}));
      expect(faults()).toEqual([]);
    });

    it('goes on when the engine was away, and says meanwhile that it is', async () => {
      start({});
      await told(await client().createInstance('one-job', {}));
      wire().cut();
      await expect(client().createInstance('one-job', {})).rejects.toMatchObject({ code: 'UNAVAILABLE' });
      const beside = WorkflowClient.connect(engine().config);
      const meanwhile = await beside.createInstance('one-job', {});
      await beside.close();
      wire().mend();
      await told(meanwhile);
      const after = await eventually('commands get through', () => client().createInstance('one-job', {}));
      await told(after);
    });

    /** How many jobs nobody has: taken, and given back. */
    const openFor = async (type: string): Promise<number> => {
      const { grpc } = client();
      const lease = { worker: 'beside', timeout: LEASE_MS, maxJobsToActivate: 100, requestTimeout: -1 };
      const jobs = await grpc.activateJobs({ type, ...lease });
      for (const { key: jobKey, retries } of jobs)
        await grpc.failJob({ jobKey, retries, retryBackOff: 0, errorMessage: 'given back' });
      return jobs.length;
    };

    it('drains: what is in work when the workers are closed is completed, what was not begun is given back at once', async () => {
      const busy = gate();
      const begun: string[] = [];
      start({
        work: async ({ key }) => {
          begun.push(key);
          await busy.opened;
          return {};
        },
      });
      const all = await Promise.all(Array.from({ length: 60 }, () => client().createInstance('one-job', {})));
      await eventually('as many as may be are in work', () => begun.length === 16);
      await eventually('the others have been pushed', async () => (await openFor('work')) === 0);
      const closing = stop();
      busy.open();
      await closing;
      expect(begun).toHaveLength(16);
      const again: Job[] = [];
      start({ work: async (job) => void again.push(job) });
      // The engine's clock stands still: no lease ends.
      await eventually('all are done', () => all.every((key) => of(key, 'told').length > 0), { timeoutMs: 15_000 });
      expect(new Set([...begun, ...again.map(({ key }) => key)]).size).toBe(all.length);
      expect(new Set(again.map(({ retries }) => retries))).toEqual(new Set([3]));
    });
  });

  describe('what goes wrong in a job', () => {
    it('a refusal is a BPMN error with its code; one that nobody catches stops the process', async () => {
      start({
        work: async () => {
          throw new Refusal('proof.refused');
        },
      });
      await told(await client().createInstance('refusable', {}), 'refused');
      const key = await client().createInstance('one-job', {});
      expect(await stoppedAt(key)).toMatchObject({ element: 'a', type: 'UNHANDLED_ERROR_EVENT' });
      expect(faults()).toEqual([]);
      await client().cancelInstance(key);
    });

    it('a conflict is tried again and costs no try', async () => {
      const retries: number[] = [];
      start({
        work: async (job) => {
          retries.push(job.retries);
          if (retries.length <= 4) throw new Conflict('x');
          return {};
        },
      });
      const key = await client().createInstance('one-job', {});
      await eventually(
        'it went through',
        async () => {
          await engine().advance(1_000);
          return of(key, 'told').length > 0;
        },
        { everyMs: 300, timeoutMs: 25_000 },
      );
      expect(retries).toEqual([3, 3, 3, 3, 3]);
      expect(faults()).toEqual([]);
    });

    it('a fault is tried again with pauses, then the process stops; resolved, it goes on', async () => {
      const retries: number[] = [];
      let broken = true;
      start({
        work: async (job) => {
          retries.push(job.retries);
          if (broken) throw new Error('disk on fire');
          return {};
        },
      });
      const key = await client().createInstance('one-job', {});
      const incident = await eventually(
        'it is stopped',
        async () => {
          await engine().advance(10_000);
          return (await engine().incidents()).find((one) => one.process === key);
        },
        { everyMs: 300, timeoutMs: 25_000 },
      );
      expect(incident).toMatchObject({ element: 'a', type: 'JOB_NO_RETRIES', message: 'Error: disk on fire' });
      expect(retries).toEqual([3, 2, 1]);
      broken = false;
      await client().updateRetries(String(incident.job), 1);
      await client().resolveIncident(incident.key);
      await told(key);
      expect((await engine().incidents()).some((one) => one.process === key)).toBe(false);
      await expect(client().resolveIncident(incident.key)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    });

    it('input that does not fit the command stops the process at once', async () => {
      const Input = z.object({ n: z.string() });
      start({ work: async ({ variables }) => void Input.parse(variables) });
      const key = await client().createInstance('one-job', { n: 1 });
      const incident = await stoppedAt(key);
      expect(incident).toMatchObject({ element: 'a', type: 'JOB_NO_RETRIES' });
      expect(incident.message).toContain('input does not fit the command');
      expect(faults()).toHaveLength(1);
      await client().cancelInstance(key);
    });
  });
};
