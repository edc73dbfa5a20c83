import { drainSeconds, port, serviceVariables } from '@duban/host';
import { z } from 'zod';

/** What the embedded engine reads when it runs in a process of its own. */
export const engineVariables = {
  DUBAN_HOST: serviceVariables.DUBAN_HOST,
  DUBAN_PORT: serviceVariables.DUBAN_PORT.describe('探针与指标的端口'),
  DUBAN_GRPC_PORT: port.default(26_500).describe('gRPC 端口'),
  DUBAN_REST_PORT: port.default(8080).describe('REST 端口'),
  DUBAN_DATABASE_URL: serviceVariables.DUBAN_DATABASE_URL,
  DUBAN_WORKFLOW_TOKEN: z
    .string({ error: '请设置(至少32个字符,与各服务相同)' })
    .min(32, '至少32个字符')
    .describe('各服务须出示的令牌'),
  DUBAN_DRAIN_SECONDS: drainSeconds,
  DUBAN_LOG_LEVEL: serviceVariables.DUBAN_LOG_LEVEL,
} as const;
