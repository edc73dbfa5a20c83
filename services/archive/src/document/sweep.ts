import { type BackgroundWork, type ServiceEnv, sweeping } from '@duban/host';

/** Which of these documents and packages are named by a row. */
export const namedFiles =
  (env: ServiceEnv) =>
  async (digests: readonly string[]): Promise<string[]> => {
    const rows = await env.db.query<{ digest: string }>(
      { scope: 'all' },
      `select state #>> '{file,digest}' as digest from archive.document where state #>> '{file,digest}' = any($1)
       union select state #>> '{built,file,digest}' from archive.dossier where state #>> '{built,file,digest}' = any($1)`,
      [digests],
    );
    return rows.map(({ digest }) => digest);
  };

/** Documents and packages whose transaction failed after they were put. */
export const sweepFiles = async (env: ServiceEnv): Promise<BackgroundWork> => sweeping(env, namedFiles(env));
