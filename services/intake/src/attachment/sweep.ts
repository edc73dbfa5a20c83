import { type BackgroundWork, type ServiceEnv, sweeping } from '@duban/host';

/** Which of these uploads are named by a row. */
export const namedUploads =
  (env: ServiceEnv) =>
  async (digests: readonly string[]): Promise<string[]> => {
    const rows = await env.db.query<{ digest: string }>(
      { scope: 'all' },
      'select distinct digest from intake.attachment where digest = any($1)',
      [digests],
    );
    return rows.map(({ digest }) => digest);
  };

/** Uploads that were cut off before their row was written. */
export const sweepUploads = async (env: ServiceEnv): Promise<BackgroundWork> => sweeping(env, namedUploads(env));
