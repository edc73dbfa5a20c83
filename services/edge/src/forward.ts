import { Readable } from 'node:stream';
import { PROBLEM_TYPE, toProblem } from '@duban/host';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { type Instances } from './instances';

/** The request did not reach anybody, whatever it was. */
const notConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
]);
/** Headers that are about one connection, not about the answer. */
const ofConnection = ['connection', 'keep-alive', 'transfer-encoding'];

const harmlessTwice = ({ method, headers }: FastifyRequest): boolean =>
  method === 'GET' || method === 'HEAD' || headers['idempotency-key'] !== undefined;

const codeOf = (error: unknown): string | undefined => {
  const { code, cause } = (error ?? {}) as { code?: string; cause?: unknown };
  return cause === undefined ? code : (codeOf(cause) ?? code);
};

/**
 * Sends a request on to an instance of a service, and to the next one when it was not taken: the connection was refused, or
 * broke where a repetition does no harm (reads, and commands with a key); who broke it is asked once more, after the others.
 * A body that is streamed is sent once.
 * @param streams answers without an end that are open (live updates)
 */
export const forward =
  (instances: Instances, streams: Set<Readable>) => (request: FastifyRequest, reply: FastifyReply) => {
    const candidates = instances.inOrder();
    const twice = new Set<string>();
    const { body } = request;
    const streamed = body instanceof Readable;
    const send = (): FastifyReply => {
      const address = candidates.shift() as string;
      return reply.from(`${address}${request.raw.url ?? ''}`, {
        ...(Buffer.isBuffer(body)
          ? { body, contentType: request.headers['content-type'] ?? 'application/octet-stream' }
          : {}),
        rewriteRequestHeaders: (_, headers) => ({
          ...headers,
          'x-forwarded-for': (request.ips ?? [request.ip]).toReversed().join(', '),
          'x-forwarded-proto': request.protocol,
          'x-forwarded-host': request.host,
        }),
        rewriteHeaders: (headers) =>
          Object.fromEntries(Object.entries(headers).filter(([name]) => !ofConnection.includes(name))),
        onResponse: (_, answer, upstream) => {
          const stream = (upstream as unknown as { stream: Readable }).stream;
          if (String(answer.getHeader('content-type')).startsWith('text/event-stream')) {
            streams.add(stream);
            stream.once('close', () => streams.delete(stream));
          }
          void answer.send(stream);
        },
        onError: (_, { error }) => {
          instances.failed(address);
          const untaken = notConnected.has(codeOf(error) ?? '');
          // A kept connection ends now and then as it is used, also when all the others are away.
          if (!untaken && !twice.has(address)) {
            twice.add(address);
            candidates.push(address);
          }
          const again = !streamed && (untaken || harmlessTwice(request));
          if (again && candidates.length > 0) send();
          else unavailable(reply);
        },
      });
    };
    return send();
  };

const unavailable = (reply: FastifyReply): void => {
  void reply
    .status(503)
    .header('retry-after', '2')
    .type(PROBLEM_TYPE)
    .send(JSON.stringify(toProblem({ statusCode: 503 }, undefined)));
};
