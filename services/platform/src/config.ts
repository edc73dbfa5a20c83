import { logLevel, readVariables, serviceVariables } from '@duban/host';
import { z } from 'zod';

/** What the platform reads beside its command line; every variable is optional. */
export const platformVariables = {
  DUBAN_HOST: serviceVariables.DUBAN_HOST,
  DUBAN_DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, '应为 postgres://…')
    .optional()
    .describe('使用已有的 PostgreSQL;不设则用内置的'),
  DUBAN_LOG_LEVEL: logLevel.optional().describe('日志级别'),
  DUBAN_REGION: z
    .string()
    .regex(/^\d{6}$/, '应为6位行政区划代码')
    .default('990121')
    .describe('本部署所在地区的行政区划代码'),
  DUBAN_ADMIN_PASSWORD: z
    .string()
    .min(10, '至少10个字符')
    .optional()
    .describe('首个系统管理员的初始口令;不设则生成并显示一次'),
} as const;

export type PlatformVariables = ReturnType<typeof platformConfig>;

/** @throws WrongVariables */
export const platformConfig = (env?: Readonly<Record<string, string | undefined>>) =>
  readVariables(platformVariables, env);
