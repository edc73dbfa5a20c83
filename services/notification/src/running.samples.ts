// The service as the host runs it, with far ends of its channels; facts come from hands, and so does the clock.
import { randomUUID } from 'node:crypto';
import { type FactData, type Role } from '@duban/contracts';
import { type ServiceEnv, startServices } from '@duban/host';
import { type Actor } from '@duban/kernel';
import { eventually } from '@duban/testing';
import { byHand, REGION, testHost } from '@duban/testing/host';
import { definition } from './app.module';
import { openChannels } from './channel/channels';
import { gateway, mailbox } from './channel/far-ends.samples';
import { deliver } from './delivery/deliver';
import { handOver } from './delivery/hand-over';

export { REGION } from '@duban/testing/host';
export const PUBLIC_URL = 'https://duban.example';
const SECRET = 'a-secret-of-at-least-32-characters';
export type Person = Actor & { email: string; mobile: string };

/** @param background whether the service delivers by itself; otherwise a test does it step by step */
export const runNotification = async ({ background = false }: { background?: boolean } = {}) => {
  const host = await testHost();
  const [mail, phone] = [await mailbox(), await gateway(SECRET)];
  const options = {
    email: { smtpUrl: mail.url, from: 'duban@example.com', timeoutMs: 2_500 },
    webhook: { url: phone.url, secret: SECRET, timeoutMs: 2_500 },
    publicUrl: PUBLIC_URL,
  };
  const whole = definition(options);
  const service = byHand(whole);
  const start = async (given: ServiceEnv) => {
    await service.definition.start?.(given);
    return background ? whole.start?.(given) : undefined;
  };
  const running = await startServices([{ ...service.definition, start }], host.options);
  const given = service.env();
  const channels = openChannels(options, host.now);
  const { fact } = host;
  let people = 0;
  return {
    env: given,
    mail,
    phone,
    fact,
    setNow: host.setNow,
    settled: () => eventually('facts are folded', () => running.quiet(), { timeoutMs: 20_000 }),
    call: async <T>(
      method: string,
      url: string,
      actor: Actor,
      body?: unknown,
    ): Promise<{ status: number; body: T }> => {
      const response = await fetch(`${running.url}${url}`, {
        method,
        headers: {
          ...(await host.bearer(actor)),
          ...(body ? { 'content-type': 'application/json' } : {}),
        },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      const text = await response.text();
      return { status: response.status, body: (text ? JSON.parse(text) : undefined) as T };
    },
    /** An open page of somebody: what the live feed told it. */
    page: async (actor: Actor) => {
      const leaving = new AbortController();
      const response = await fetch(`${running.url}/api/live`, {
        headers: await host.bearer(actor),
        signal: leaving.signal,
      });
      let heard = '';
      const reading = (async () => {
        for await (const part of response.body ?? []) heard += Buffer.from(part).toString();
      })().catch(() => undefined);
      return { heard: () => heard, close: () => (leaving.abort(), reading) };
    },
    /** Somebody who holds a position, and can be reached unless it is said otherwise. */
    appointed: async (
      name: string,
      roles: Role[],
      unit: string,
      reach: { email?: string; mobile?: string } = {
        email: `p${people}@example.com`,
        mobile: `139${String(people).padStart(8, '0')}`,
      },
    ): Promise<Person> => {
      people += 1;
      const id = randomUUID();
      const data = { name, roles, unit: { id: unit, name: unit }, region: REGION, ...reach };
      await fact('person.appointed.v1', { matter: id }, data);
      return { id, name, roles, units: [unit], region: REGION, email: reach.email ?? '', mobile: reach.mobile ?? '' };
    },
    /** A matter that has come so far that its assignment may be issued. */
    matter: async (
      data: Partial<FactData<'matter.registered.v1'>> = {},
      confidentiality?: 'INTERNAL' | 'WORK_SECRET',
    ) => {
      const id = randomUUID();
      await fact('matter.registered.v1', { matter: id }, { urgency: 'NORMAL', region: REGION, ...data });
      await fact('matter.opinion-drafted.v1', { matter: id }, { confidentiality: confidentiality ?? 'INTERNAL' });
      await fact('matter.approved.v1', { matter: id }, { matterNo: '清督〔2026〕3号' });
      return id;
    },
    issued: async (matter: string, unit: string, title: string, role: 'LEAD' | 'CO' = 'LEAD'): Promise<string> => {
      const stream = randomUUID();
      const line = { unit: { id: unit, name: unit }, role, title, matterId: matter };
      const times = { dueAt: '2026-03-20T15:59:59.000Z', assignmentNo: '清督〔2026〕3号-1' };
      await fact(
        'assignment.issued.v1',
        { matter, stream },
        { ...line, ...times, documentNo: '清政督函〔2026〕1号' },
        '苗晓岚',
      );
      return stream;
    },
    /** 重大突发情况 that a team reports of the campaign. */
    incident: (matter: string) => fact('campaign.incident-reported.v1', { matter }, {}),
    /** One round of the background work, over all channels. */
    tick: async (own: ServiceEnv = given): Promise<void> => {
      while ((await handOver(own, channels)) > 0);
      await Promise.all(
        channels.map(async (channel) => {
          while ((await deliver(own, channel, PUBLIC_URL)) > 0);
        }),
      );
    },
    channels,
    databaseUrl: host.options.databaseUrl,
    close: async (): Promise<void> => {
      await running.close();
      await Promise.all([mail.close(), phone.close(), host.close()]);
    },
  };
};
