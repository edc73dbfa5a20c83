import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A line to a server that a test can harm. */
export type Line = Readonly<{
  address: string;
  /** what is said still arrives, but no answer comes back */
  deafen(): void;
  /** what is open breaks off, and nobody gets through */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}>;

/**
 * @param target `host:port` of the server behind it
 * @param at the port of a line that was closed: connections are refused until another takes its place
 */
export const line = async (target: string, at = 0): Promise<Line> => {
  const [host, port] = target.split(':');
  const open = new Set<Socket>();
  let [whole, deaf] = [true, false];
  const drop = (): void => open.forEach((socket) => socket.destroy());
  const server = createServer((near) => {
    if (!whole) return void near.destroy();
    const far = connect(Number(port), host);
    near.pipe(far);
    far.on('data', (answer) => deaf || near.write(answer));
    far.on('end', () => near.end());
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(from);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        open.delete(from);
        to.destroy();
      });
    }
  });
  server.listen(at, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    deafen: () => {
      deaf = true;
    },
    cut: () => {
      whole = false;
      drop();
    },
    mend: () => {
      [whole, deaf] = [true, false];
    },
    close: async () => {
      drop();
      server.close();
      await once(server, 'close');
    },
  };
};
