import { Client } from 'pg';

const AGAIN_MS = 500;

/** One connection that hears of what other processes did; it comes back by itself after a loss. */
export const listen = async (url: string, channel: string, heard: () => void): Promise<{ close(): Promise<void> }> => {
  let closed = false;
  let client: Client;
  const connect = async (): Promise<void> => {
    client = new Client({ connectionString: url });
    client.on('notification', heard);
    client.on('error', () => undefined);
    client.on('end', () => {
      if (!closed) setTimeout(() => void connect().catch(() => client.emit('end')), AGAIN_MS).unref();
    });
    await client.connect();
    await client.query(`listen ${channel}`);
  };
  await connect();
  return {
    close: async () => {
      closed = true;
      await client.end();
    },
  };
};
