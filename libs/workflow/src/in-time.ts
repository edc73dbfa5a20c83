import { WorkflowRejection } from './rejection';

/**
 * A time-out of our own: a packet filter that drops packets, or a gateway that hangs, gives no answer at all.
 * @throws WorkflowRejection `UNAVAILABLE` after `ms`
 */
export const inTime = async <T>(answer: Promise<T>, ms: number): Promise<T> => {
  answer.catch(() => undefined);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new WorkflowRejection('UNAVAILABLE', `流程引擎 ${ms / 1_000} 秒内没有答复`)), ms);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
};
