import { type BackgroundWork, type ServiceEnv } from './service';

/** Longer than anybody takes between the upload and the row that names it. */
const PROBATION_MS = 24 * 3_600_000;
const EVERY_MS = 3_600_000;

/**
 * 清理没有人要的附件: bytes whose row was never written, because the process was killed or the transaction failed.
 * Looked for at the start and every hour.
 * @param named which of these digests rows of the service name
 */
export const sweeping = (
  env: ServiceEnv,
  named: (digests: readonly string[]) => Promise<readonly string[]>,
): BackgroundWork => {
  const sweep = async (): Promise<void> => {
    try {
      const removed = await env.attachments.sweep(env.name, named, PROBATION_MS);
      if (removed > 0) env.log.info({ removed }, 'attachments that no row names were removed');
    } catch (error) {
      env.log.error({ err: error }, 'attachments were not swept');
    }
  };
  let underWay = sweep();
  const timer = setInterval(() => (underWay = underWay.then(sweep)), EVERY_MS);
  timer.unref();
  return {
    stop: () => {
      clearInterval(timer);
      return underWay;
    },
  };
};
