import { channelContract, SECRET, someParcel } from './channel.contract';
import { gateway } from './far-ends.samples';
import { webhookChannel, webhookSignature } from './webhook';

const now = (): string => '2026-03-02T01:00:00.000Z';

channelContract('短信、政务消息', async () => {
  const far = await gateway(SECRET);
  return {
    channel: webhookChannel({ url: far.url, secret: SECRET, timeoutMs: 2_500, now }),
    received: () => far.calls.map(({ deliveryId: id, to, text }) => ({ id, to: to.mobile, text })),
    behave: far.behave,
    cleanUp: far.close,
  };
});

describe('短信、政务消息', () => {
  it('签名: 时刻、送达编号、正文的 HMAC-SM3; 密钥不同就不被收下, 可以再试', async () => {
    expect(webhookSignature('k', '1', 'd', '{}')).toBe(webhookSignature('k', '1', 'd', '{}'));
    for (const [t, id, body] of [
      ['2', 'd', '{}'],
      ['1', 'e', '{}'],
      ['1', 'd', '[]'],
    ] as const)
      expect(webhookSignature('k', t, id, body)).not.toBe(webhookSignature('k', '1', 'd', '{}'));
    const far = await gateway('another-secret-of-32-characters!');
    const channel = webhookChannel({ url: far.url, secret: SECRET, now });
    await expect(channel.send(someParcel())).rejects.toMatchObject({ message: '接口没有收下(401)', final: false });
    await far.close();
    await expect(channel.send(someParcel())).rejects.toMatchObject({ message: '连不上接口', final: false });
  });
});
