import { channelContract, someParcel } from './channel.contract';
import { emailChannel } from './email';
import { mailbox } from './far-ends.samples';

channelContract('邮件', async () => {
  const far = await mailbox();
  const channel = emailChannel({ smtpUrl: far.url, from: '督办平台 <duban@example.com>', timeoutMs: 2_500 });
  return {
    channel,
    received: () => far.mails,
    behave: far.behave,
    cleanUp: async () => {
      await channel.close();
      await far.close();
    },
  };
});

describe('邮件', () => {
  it('没有服务器: 失败, 可以再试', async () => {
    const far = await mailbox();
    await far.close();
    const channel = emailChannel({ smtpUrl: far.url, from: 'duban@example.com', timeoutMs: 2_500 });

    await expect(channel.send(someParcel())).rejects.toMatchObject({ message: '连不上邮件服务器', final: false });
  });

  it('标题、姓名里的换行成不了另一个信头', async () => {
    const far = await mailbox();
    const channel = emailChannel({ smtpUrl: far.url, from: 'duban@example.com' });

    const parcel = someParcel();
    const to = { ...parcel.to, name: '江\r\nBcc: other@example.com' };
    await channel.send({ ...parcel, to, subject: '督办\r\nBcc: other@example.com' });
    expect(far.mails).toHaveLength(1);
    expect(far.mails[0]?.raw).not.toMatch(/^Bcc:/im);
    await far.close();
  });
});
