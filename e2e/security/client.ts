import http from 'node:http';

export type Answer = Readonly<{ status: number; headers: Readonly<Record<string, string>>; text: string; ms: number }>;
export type Sent = Readonly<{
  method: string;
  /** as it goes over the wire: nothing is put right before */
  path: string;
  token?: string | undefined;
  body?: string | Buffer | undefined;
  headers?: Readonly<Record<string, string>>;
}>;

/** Requests over connections that stay open. What is sent is not touched: neither the path nor the body. */
export class Client {
  private readonly agent: http.Agent;
  private readonly at: URL;
  constructor(url: string, connections = 8) {
    this.at = new URL(url);
    this.agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  }
  close(): void {
    this.agent.destroy();
  }

  send({ method, path, token, body, headers = {} }: Sent): Promise<Answer> {
    const started = performance.now();
    return new Promise((resolve, reject) => {
      const request = http.request(
        {
          host: this.at.hostname,
          port: this.at.port,
          agent: this.agent,
          method,
          path,
          headers: {
            ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
            ...(body === undefined
              ? {}
              : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
            ...headers,
          },
        },
        (response) => {
          // Live updates have no end: the first bytes of the answer say what it is.
          if (response.headers['content-type']?.startsWith('text/event-stream')) {
            resolve({ status: response.statusCode ?? 0, headers: {}, text: '', ms: performance.now() - started });
            request.destroy();
            return;
          }
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers as Record<string, string>,
              text: Buffer.concat(chunks).toString('utf8'),
              ms: performance.now() - started,
            }),
          );
        },
      );
      request.on('error', reject);
      request.end(body);
    });
  }
}
export const jsonOf = <T = Record<string, unknown>>({ text }: Answer): T => JSON.parse(text || '{}') as T;

/** Does `work` for all of `items`, so many at a time. */
export const concurrently = async <T>(
  items: Iterable<T>,
  at: number,
  work: (item: T) => Promise<void>,
): Promise<void> => {
  const iterator = items[Symbol.iterator]();
  const next = async (): Promise<void> => {
    for (let step = iterator.next(); !step.done; step = iterator.next()) await work(step.value);
  };
  await Promise.all(Array.from({ length: at }, next));
};
