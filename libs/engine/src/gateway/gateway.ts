import { timingSafeEqual } from 'node:crypto';
import { type AddressInfo } from 'node:net';
import { Server, ServerCredentials } from '@grpc/grpc-js';
import { type Engine } from '../engine';
import { addGateway } from './grpc';
import { restServer } from './rest';

export type Gateway = Readonly<{ grpcAddress: string; restAddress: string; close(): Promise<void> }>;

const GRACE_MS = 2_000; // for commands being answered; one that a listener holds up may wait for ever

/**
 * Offers an engine over the Zeebe gateway protocol (gRPC) and the user-task part of REST v2, on this machine only unless told otherwise.
 * @param options `token`: what clients must carry as bearer token; without it everybody who reaches the address may call
 */
export const serveGateway = async (
  engine: Engine,
  options: { host?: string; port?: number; restPort?: number; token?: string } = {},
): Promise<Gateway> => {
  const { host = '127.0.0.1' } = options;
  const expected = options.token === undefined ? undefined : Buffer.from(`Bearer ${options.token}`);
  const admit = (given: string | undefined): boolean => {
    if (!expected) return true;
    const bytes = Buffer.from(given ?? '');
    return bytes.length === expected.length && timingSafeEqual(bytes, expected);
  };
  const server = new Server({ 'grpc.max_receive_message_length': 16 * 1024 * 1024 });
  const streams = addGateway(server, engine, admit);
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync(`${host}:${options.port ?? 0}`, ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    ),
  );
  const rest = restServer(engine, admit);
  await new Promise<void>((resolve, reject) => rest.once('error', reject).listen(options.restPort ?? 0, host, resolve));
  return {
    grpcAddress: `${host}:${port}`,
    restAddress: `http://${host}:${(rest.address() as AddressInfo).port}`,
    close: async () => {
      await streams.close();
      const late = setTimeout(() => {
        server.forceShutdown();
        rest.closeAllConnections();
      }, GRACE_MS);
      await Promise.all([
        new Promise<void>((resolve) => server.tryShutdown(() => resolve())),
        new Promise<void>((resolve) => {
          rest.close(() => resolve());
          rest.closeIdleConnections();
        }),
      ]);
      clearTimeout(late);
    },
  };
};
