import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A line to a server that a test can cut: what is open breaks off, and nobody gets through until it is mended. */
export type Line = Readonly<{ address: string; cut(): void; mend(): void; close(): Promise<void> }>;

/** @param target `host:port` of the server behind it */
export const line = async (target: string): Promise<Line> => {
  const [host, port] = target.split(':');
  const open = new Set<Socket>();
  let whole = true;
  const drop = (): void => open.forEach((socket) => socket.destroy());
  const server = createServer((near) => {
    if (!whole) return void near.destroy();
    const far = connect(Number(port), host);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(from);
      from.pipe(to);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        open.delete(from);
        to.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut: () => {
      whole = false;
      drop();
    },
    mend: () => {
      whole = true;
    },
    close: async () => {
      drop();
      server.close();
      await once(server, 'close');
    },
  };
};
