import { createTransport } from 'nodemailer';
import { type Channel, NotDelivered } from './channel';

export type EmailOptions = Readonly<{ smtpUrl: string; from: string; timeoutMs?: number }>;

/** What the server said, without its words: they may repeat the address. */
const reasonOf = (error: unknown): NotDelivered => {
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  if (code === 'EAUTH') return new NotDelivered('邮件服务器不接受账号或口令');
  if (code === 'EENVELOPE' && responseCode !== undefined && responseCode >= 500)
    return new NotDelivered(`邮件服务器拒收该收件人(${responseCode})`, true);
  if (responseCode) return new NotDelivered(`邮件服务器没有收下(${responseCode})`, responseCode >= 500);
  if (code === 'ETIMEDOUT') return new NotDelivered('邮件服务器没有按时应答');
  return new NotDelivered('连不上邮件服务器');
};

/** 邮件 by SMTP. The delivery id is the Message-ID: mail systems drop a repeat by it. */
export const emailChannel = ({ smtpUrl, from, timeoutMs = 10_000 }: EmailOptions): Channel => {
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
  });
  return {
    name: 'EMAIL',
    reaches: ({ email }) => email !== null,
    send: async ({ id, to, subject, text }) => {
      if (to.email === null) throw new NotDelivered('没有邮箱', true);
      await transport
        .sendMail({
          from,
          to: { name: to.name, address: to.email },
          subject,
          text,
          messageId: `<${id}@duban>`,
          headers: { 'X-Duban-Delivery': id, 'Auto-Submitted': 'auto-generated' },
        })
        .catch((error: unknown) => {
          throw reasonOf(error);
        });
    },
    close: async () => transport.close(),
  };
};
