import { createHmac } from 'node:crypto';
import { type Channel, NotDelivered } from './channel';

export type WebhookOptions = Readonly<{ url: string; secret: string; timeoutMs?: number; now: () => string }>;

/** The receiver understood and will never take it; everything else may be well later. */
const refused = new Set([400, 410, 413, 422]);

/**
 * Signature of a call: HMAC-SM3 over `<timestamp>.<delivery id>.<body>`, as hex. The receiver computes it again with the
 * shared secret, refuses an old timestamp, and drops a delivery id that it has had.
 */
export const webhookSignature = (secret: string, timestamp: string, id: string, body: string): string =>
  createHmac('sm3', secret).update(`${timestamp}.${id}.${body}`).digest('hex');

/** 短信、政务消息: handed over by a signed POST to the gateway that sends them. */
export const webhookChannel = ({ url, secret, timeoutMs = 10_000, now }: WebhookOptions): Channel => ({
  name: 'WEBHOOK',
  reaches: ({ mobile }) => mobile !== null,
  send: async ({ id, region, to, subject, text, items }) => {
    if (to.mobile === null) throw new NotDelivered('没有手机号码', true);
    const body = JSON.stringify({
      deliveryId: id,
      region,
      to: { personId: to.id, name: to.name, mobile: to.mobile },
      subject,
      text,
      items,
    });
    const timestamp = now();
    const answer = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'duban-delivery': id,
        'duban-timestamp': timestamp,
        'duban-signature': `sm3=${webhookSignature(secret, timestamp, id, body)}`,
      },
      body,
      // A redirect would carry the message to somebody who was not configured.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    }).catch((error: unknown) => {
      throw new NotDelivered((error as Error).name === 'TimeoutError' ? '接口没有按时应答' : '连不上接口');
    });
    await answer.body?.cancel();
    if (!answer.ok) throw new NotDelivered(`接口没有收下(${answer.status})`, refused.has(answer.status));
  },
  close: async () => undefined,
});
