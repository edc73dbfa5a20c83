import path from 'node:path';
import { credentials, loadPackageDefinition, status } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';

// The protocol's messages have no types of their own.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Message = any;
export type Answer = { ok: Message } | { error: Message } | { waiting: true } | { unanswered: true };

const ANSWER_MS = 60_000;
const MUTE_MS = 3_000;

/** A plain client of the gateway protocol: the reference description, no code of this repository behind it. */
export class GatewayClient {
  private readonly stub: Message;

  constructor(
    grpcAddress: string,
    private readonly restAddress: string,
    /** methods that the engine carries out and does not answer */
    private readonly mute: readonly string[] = [],
  ) {
    const proto = path.join(path.dirname(require.resolve('@camunda8/sdk/package.json')), 'dist/proto/zeebe.proto');
    const loaded = loadPackageDefinition(loadSync(proto, { longs: String, defaults: true, keepCase: true })) as Message;
    this.stub = new loaded.gateway_protocol.Gateway(grpcAddress, credentials.createInsecure());
  }

  call(method: string, request: object): Promise<Answer> {
    const mute = this.mute.includes(method);
    return new Promise((resolve) => {
      const failed = (e: { code: number; details: string }): void =>
        resolve(
          mute && e.code === status.DEADLINE_EXCEEDED
            ? { unanswered: true }
            : { error: { code: status[e.code], message: sortedDefects(e.details) } },
        );
      const limit = { deadline: Date.now() + (mute ? MUTE_MS : ANSWER_MS) };
      if (method !== 'ActivateJobs') {
        this.stub[method](request, limit, (e: never, ok: Message) => (e ? failed(e) : resolve({ ok })));
        return;
      }
      const jobs: Message[] = [];
      this.stub
        .ActivateJobs(request, limit)
        .on('data', (m: Message) => jobs.push(...m.jobs))
        .on('error', failed)
        .on('end', () => resolve({ ok: { jobs } }));
    });
  }

  async userTask(verb: string, url: string, body: unknown): Promise<Answer> {
    const response = await fetch(`${this.restAddress}${url}`, {
      method: verb,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body ?? {}),
    });
    const text = await response.text();
    if (response.status === 204) return { ok: {} };
    const { title, detail } = JSON.parse(text || '{}') as { title?: string; detail?: string };
    return { error: { status: response.status, title, detail } };
  }

  close(): void {
    this.stub.close();
  }
}

/** Defects of a model are listed in no fixed order. */
const sortedDefects = (message: string): string => {
  const [head, ...blocks] = message.split(/(?=- Element: |`[^`]*`: - Process: )/);
  return (
    (head ?? '') +
    blocks
      .map((block) => block.replace(/\n?$/, '\n'))
      .sort()
      .join('')
  );
};
