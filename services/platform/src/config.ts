import { directoryVariables } from '@duban/directory-service';
import { kafkaVariables, logLevel, readVariables, serviceVariables } from '@duban/host';
import { notificationVariables } from '@duban/notification-service';
import { z } from 'zod';
import { DEFAULT_DATA_DIR } from './arguments';

/** What the platform reads beside its command line; every variable is optional. */
export const platformVariables = {
  DUBAN_HOST: serviceVariables.DUBAN_HOST,
  DUBAN_DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, '应为 postgres://…')
    .optional()
    .describe('使用已有的 PostgreSQL;不设则用内置的'),
  DUBAN_DATA_DIR: z.string().default(DEFAULT_DATA_DIR).describe('数据目录;命令行的 --data-dir 优先'),
  DUBAN_LOG_LEVEL: logLevel.optional().describe('日志级别'),
  ...kafkaVariables,
  ...directoryVariables,
  ...notificationVariables,
} as const;

export type PlatformVariables = ReturnType<typeof platformConfig>;

/** @throws WrongVariables */
export const platformConfig = (env?: Readonly<Record<string, string | undefined>>) =>
  readVariables(platformVariables, env);
