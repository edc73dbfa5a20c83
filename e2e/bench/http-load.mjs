import { connect } from 'node:net';

const END = Buffer.from('\r\n\r\n');

/** One keep-alive connection with one request at a time, so that the driver costs little beside what it measures. */
const connection = async (url) => {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  let received = Buffer.alloc(0);
  let waiting;
  const fail = (error) => waiting?.reject(error ?? new Error('the server closed the connection'));
  socket.on('error', fail).on('close', () => fail());
  socket.on('data', (chunk) => {
    received = received.length ? Buffer.concat([received, chunk]) : chunk;
    const head = received.indexOf(END);
    if (head < 0) return;
    const header = received.toString('latin1', 0, head);
    const length = Number(/content-length: (\d+)/i.exec(header)?.[1] ?? 0);
    if (received.length < head + 4 + length) return;
    const answer = {
      status: Number(header.slice(9, 12)),
      body: received.toString('utf8', head + 4, head + 4 + length),
    };
    received = Buffer.alloc(0);
    waiting.resolve(answer);
  });
  return {
    send: (text) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        socket.write(text);
      }),
    close: () => socket.destroy(),
  };
};

/** The same body is sent very often; writing it out each time would be the driver's largest cost. */
const written = new WeakMap();
const jsonOf = (body) => {
  const known = written.get(body);
  if (known) return known;
  const text = JSON.stringify(body);
  const made = `content-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
  written.set(body, made);
  return made;
};

const post = (url, { path, headers, body }) => {
  const lines = Object.entries({ host: new URL(url).host, 'content-type': 'application/json', ...headers });
  return `POST ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}${jsonOf(body)}`;
};

const answered = async (line, url, request) => {
  const { status, body } = await line.send(post(url, request));
  if (status !== 200) throw new Error(`${request.path} answered ${status}: ${body.slice(0, 300)}`);
};

const connections = (url, count) => Promise.all(Array.from({ length: count }, () => connection(url)));

/** As fast as possible for some seconds. An answer other than 200 fails the run. */
export const closedLoad = async (url, { at, seconds, next, done }) => {
  const lines = await connections(url, at);
  const latencies = [];
  const began = performance.now();
  const end = began + seconds * 1000;
  await Promise.all(
    lines.map(async (line) => {
      while (performance.now() < end) {
        const request = next();
        const sent = performance.now();
        await answered(line, url, request);
        latencies.push(performance.now() - sent);
        done?.(request);
      }
    }),
  );
  const perSecond = (latencies.length * 1000) / (performance.now() - began);
  lines.forEach((line) => line.close());
  return { perSecond, latencies };
};

/** At a fixed rate; latency counts from when a request should have been sent, so waiting is not hidden. */
export const openLoad = async (url, { rate, seconds, next, done, at = 64 }) => {
  const free = await connections(url, at);
  const all = [...free];
  const queue = [];
  const latencies = [];
  const began = performance.now();
  const total = Math.floor(rate * seconds);
  let failure;
  const serve = async (line, due) => {
    try {
      const request = next();
      await answered(line, url, request);
      latencies.push(performance.now() - due);
      done?.(request);
    } catch (error) {
      failure ??= error;
    }
    const later = queue.shift();
    if (later !== undefined && !failure) void serve(line, later);
    else free.push(line);
  };
  for (let sent = 0; sent < total && !failure;) {
    const now = performance.now();
    for (; sent < total && began + (sent * 1000) / rate <= now; sent += 1) {
      const due = began + (sent * 1000) / rate;
      const line = free.pop();
      if (line) void serve(line, due);
      else queue.push(due);
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  while (free.length < all.length) await new Promise((resolve) => setTimeout(resolve, 5));
  all.forEach((line) => line.close());
  if (failure) throw failure;
  return { latencies };
};
