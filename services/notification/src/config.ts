import { WrongVariables } from '@duban/host';
import { z } from 'zod';
import { type EmailOptions } from './channel/email';
import { type WebhookOptions } from './channel/webhook';

const web = (zh: string): z.ZodOptional<z.ZodString> =>
  z
    .string()
    .regex(/^https?:\/\/\S+$/, zh)
    .optional();

/** What the channels read beside the variables of every service; without them only 站内 is on. */
export const notificationVariables = {
  DUBAN_SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/\S+$/, '应为 smtp://账号:口令@主机:端口 或 smtps://…')
    .optional()
    .describe('邮件服务器;不设则不发邮件'),
  DUBAN_MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*@[^\r\n]+$/, '应为发件邮箱,如 督办平台 <duban@example.gov.cn>')
    .optional()
    .describe('发件邮箱'),
  DUBAN_WEBHOOK_URL: web('应为 https://…').describe('短信、政务消息的接口地址;不设则不发'),
  DUBAN_WEBHOOK_SECRET: z.string().min(32, '至少32个字符').optional().describe('接口签名密钥'),
  DUBAN_PUBLIC_URL: web('应为 https://…').describe('用户打开平台的地址,写进消息的链接'),
} as const;
type Variables = z.output<z.ZodObject<typeof notificationVariables>>;

/** Channels that are on beside 站内, and where their links lead. */
export type NotificationOptions = Readonly<{
  email?: EmailOptions | undefined;
  webhook?: Omit<WebhookOptions, 'now'> | undefined;
  publicUrl: string;
}>;

/** @throws WrongVariables naming what is missing beside what was given */
export const notificationOptions = (given: Variables): NotificationOptions => {
  const { DUBAN_SMTP_URL: smtpUrl, DUBAN_MAIL_FROM: from, DUBAN_PUBLIC_URL: publicUrl } = given;
  const { DUBAN_WEBHOOK_URL: url, DUBAN_WEBHOOK_SECRET: secret } = given;
  const problems = [
    ...(smtpUrl && !from ? ['DUBAN_MAIL_FROM:设了 DUBAN_SMTP_URL,请设置发件邮箱'] : []),
    ...(url && !secret ? ['DUBAN_WEBHOOK_SECRET:设了 DUBAN_WEBHOOK_URL,请设置签名密钥'] : []),
    ...((smtpUrl || url) && !publicUrl ? ['DUBAN_PUBLIC_URL:发邮件、短信时,请设置用户打开平台的地址'] : []),
  ];
  if (problems.length > 0)
    throw new WrongVariables(`环境变量有误,请改正后再启动:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
  return {
    ...(smtpUrl && from ? { email: { smtpUrl, from } } : {}),
    ...(url && secret ? { webhook: { url, secret } } : {}),
    publicUrl: (publicUrl ?? '').replace(/\/+$/, ''),
  };
};
