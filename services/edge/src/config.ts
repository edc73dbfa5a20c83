import { drainSeconds, proxies, serviceVariables } from '@duban/host';
import { z } from 'zod';

/** Services that answer requests, in the order people know them. */
export const behind = [
  'directory',
  'intake',
  'assignment',
  'archive',
  'notification',
  'reporting',
  'workflow',
] as const;
export type Behind = (typeof behind)[number];

const address = /^https?:\/\/[^\s,/]+$/;
const addresses = (service: Behind) =>
  z
    .string({ error: `请设置 ${service} 服务的地址,如 http://127.0.0.1:8091` })
    .transform((text) => text.split(',').map((one) => one.trim().replace(/\/+$/, '')))
    .refine((all) => all.every((one) => address.test(one)), '应为以逗号分隔的 http://主机:端口')
    .describe(`${service} 服务的地址,多个实例以逗号分隔`);

/** What the edge reads. */
export const edgeVariables = {
  DUBAN_HOST: serviceVariables.DUBAN_HOST,
  DUBAN_PORT: serviceVariables.DUBAN_PORT,
  DUBAN_PROXIES: proxies,
  DUBAN_DIRECTORY_URLS: addresses('directory'),
  DUBAN_INTAKE_URLS: addresses('intake'),
  DUBAN_ASSIGNMENT_URLS: addresses('assignment'),
  DUBAN_ARCHIVE_URLS: addresses('archive'),
  DUBAN_NOTIFICATION_URLS: addresses('notification'),
  DUBAN_REPORTING_URLS: addresses('reporting'),
  DUBAN_WORKFLOW_URLS: addresses('workflow'),
  DUBAN_DRAIN_SECONDS: drainSeconds,
  DUBAN_LOG_LEVEL: serviceVariables.DUBAN_LOG_LEVEL,
} as const;

export type EdgeVariables = z.output<z.ZodObject<typeof edgeVariables>>;

export const addressesOf = (variables: EdgeVariables): Readonly<Record<Behind, readonly string[]>> => ({
  directory: variables.DUBAN_DIRECTORY_URLS,
  intake: variables.DUBAN_INTAKE_URLS,
  assignment: variables.DUBAN_ASSIGNMENT_URLS,
  archive: variables.DUBAN_ARCHIVE_URLS,
  notification: variables.DUBAN_NOTIFICATION_URLS,
  reporting: variables.DUBAN_REPORTING_URLS,
  workflow: variables.DUBAN_WORKFLOW_URLS,
});
