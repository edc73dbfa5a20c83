import pino, { type Logger } from 'pino';

export { type Logger } from 'pino';
export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/**
 * JSON lines. Bodies, tokens and query strings are never given to it.
 * @param file where to; standard output when missing
 */
export const createLogger = (level: LogLevel = 'info', file?: string): Logger =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    pino.destination({ dest: file ?? 1, sync: false, mkdir: true }),
  );
