import { Agent, request } from 'node:http';

/** `retryAfter`: whether it was said when to come back */
export type Answer = Readonly<{ status: number; body: string; retryAfter?: boolean }>;
export type Asked = Readonly<{
  method: 'GET' | 'POST';
  path: string;
  token: string;
  key?: string;
  body?: object | Readonly<{ type: string; bytes: Buffer }>;
}>;

/** Longer than any command takes; a process that is stopped keeps its connections open. */
const WITHIN_MS = 15_000;

/** Connections that stay open, one request at a time on each. */
export class Http {
  private readonly agent = new Agent({ keepAlive: true });

  constructor(private readonly url: string) {}

  /** @throws Error when no whole answer came: whether the command was done is unknown */
  send({ method, path, token, key, body }: Asked): Promise<Answer> {
    const raw = body && 'bytes' in body;
    const bytes = raw ? body.bytes : body && Buffer.from(JSON.stringify(body));
    return new Promise((resolve, reject) => {
      const call = request(new URL(path, this.url), {
        method,
        agent: this.agent,
        timeout: WITHIN_MS,
        headers: {
          authorization: `Bearer ${token}`,
          ...(bytes ? { 'content-type': raw ? body.type : 'application/json', 'content-length': bytes.length } : {}),
          ...(key ? { 'idempotency-key': key } : {}),
        },
      });
      call.once('timeout', () => call.destroy(new Error(`no answer within ${WITHIN_MS} ms`)));
      call.once('error', reject);
      call.once('response', (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.once('error', reject);
        answer.once('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            body: Buffer.concat(chunks).toString('utf8'),
            retryAfter: answer.headers['retry-after'] !== undefined,
          }),
        );
        answer.once('close', () => reject(new Error('the answer broke off')));
      });
      call.end(bytes);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}

/** A file as a form sends it. */
export const fileForm = (name: string, content: string): { type: string; bytes: Buffer } => {
  const boundary = 'duban-load-boundary';
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    bytes: Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n` +
        `content-type: text/plain\r\n\r\n${content}\r\n--${boundary}--\r\n`,
    ),
  };
};
