import { z } from 'zod';

/** What the directory reads beside the variables of every service. */
export const directoryVariables = {
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
