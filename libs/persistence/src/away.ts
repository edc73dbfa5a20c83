/** By SQLSTATE: shut down by the administrator or a crash, starting or recovering, a connection that failed. */
const states = new Set(['57P01', '57P02', '57P03', '08000', '08001', '08003', '08006']);
const lost = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH']);
/** node-postgres gives these errors no code. */
const words = ['Connection terminated', 'Client has encountered a connection error'];

/** Whether the database was not there, or went away before it answered: what was asked may have been done or not. */
export const isAway = (error: unknown): boolean => {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  if (typeof code === 'string') return states.has(code) || lost.has(code);
  return typeof message === 'string' && words.some((word) => message.startsWith(word));
};
