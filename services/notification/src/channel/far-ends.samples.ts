// The far ends of the channels on free ports: an SMTP server, and a gateway that checks signatures.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { webhookSignature } from './webhook';

export type Behaviour = 'well' | 'silent' | 'busy' | 'refusing';
export type Call = {
  deliveryId: string;
  to: { personId: string; name: string; mobile: string };
  subject: string;
  text: string;
  items: { matterNo: string | null; title: string; link: string }[];
};
export type Mail = { id: string; to: string; subject: string; text: string; raw: string };

const bodyOf = async (stream: AsyncIterable<Buffer>): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
};

export const gateway = async (secret: string) => {
  let behaviour: Behaviour = 'well';
  const calls: Call[] = [];
  const held = new Set<ServerResponse>();
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await bodyOf(request);
    const header = (name: string): string => String(request.headers[name]);
    const signed = webhookSignature(secret, header('duban-timestamp'), header('duban-delivery'), body);
    if (header('duban-signature') !== `sm3=${signed}`) return void response.writeHead(401).end();
    if (behaviour === 'silent') return void held.add(response);
    if (behaviour !== 'well') return void response.writeHead(behaviour === 'busy' ? 503 : 422).end(body);
    calls.push(JSON.parse(body) as Call);
    response.writeHead(204).end();
  };
  const server = createServer((request, response) => void answer(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/send`,
    calls,
    behave: (how: Behaviour): void => void (behaviour = how),
    close: async (): Promise<void> => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};

const decoded = (raw: string): Omit<Mail, 'raw' | 'to'> => {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n');
  const bytes = /^Content-Transfer-Encoding: base64/im.test(head)
    ? Buffer.from(body, 'base64')
    : Buffer.from(
        body
          .replace(/=\r\n/g, '')
          .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
        'latin1',
      );
  const words =
    (/^Subject: ((?:.*)(?:\r\n[ \t].*)*)/im.exec(head)?.[1] ?? '').match(/=\?UTF-8\?[BQ]\?[^?]*\?=/gi) ?? [];
  const subject = words.map((word) => {
    const [, , encoding = '', text = ''] = word.split('?');
    return encoding.toUpperCase() === 'B'
      ? Buffer.from(text, 'base64').toString('utf8')
      : Buffer.from(
          text
            .replace(/_/g, ' ')
            .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
          'latin1',
        ).toString('utf8');
  });
  return {
    id: /^X-Duban-Delivery: (\S+)/im.exec(head)?.[1] ?? '',
    subject: subject.join(''),
    text: bytes.toString('utf8').replace(/\r\n/g, '\n').trimEnd(),
  };
};

export const mailbox = async () => {
  let behaviour: Behaviour = 'well';
  const mails: Mail[] = [];
  const refusal = (): Error | undefined => {
    const responseCode = { busy: 451, refusing: 550 }[behaviour as string];
    return responseCode ? Object.assign(new Error('no such user jiang@example.com'), { responseCode }) : undefined;
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    closeTimeout: 100,
    onRcptTo: (_, __, callback) => behaviour !== 'silent' && callback(refusal()),
    onData: (stream, session, callback) =>
      void bodyOf(stream).then((raw) => {
        mails.push({ ...decoded(raw), raw, to: session.envelope.rcptTo[0]?.address ?? '' });
        callback();
      }),
  });
  server.on('error', () => undefined); // a client that gave up
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    mails,
    behave: (how: Behaviour): void => void (behaviour = how),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
};
