import { readVariables, WrongVariables } from '@duban/host';
import { notificationOptions, notificationVariables } from './config';

const given = (env: Record<string, string>) => notificationOptions(readVariables(notificationVariables, env));
const secret = 'x'.repeat(32);

describe('渠道的变量', () => {
  it('不设则只有站内', () => expect(given({})).toEqual({ publicUrl: '' }));

  it('设全则开', () =>
    expect(
      given({
        DUBAN_SMTP_URL: 'smtp://duban:pass@mail.example.com:587',
        DUBAN_MAIL_FROM: '督办平台 <duban@example.com>',
        DUBAN_WEBHOOK_URL: 'https://sms.example.com/send',
        DUBAN_WEBHOOK_SECRET: secret,
        DUBAN_PUBLIC_URL: 'https://duban.example.com/',
      }),
    ).toEqual({
      email: { smtpUrl: 'smtp://duban:pass@mail.example.com:587', from: '督办平台 <duban@example.com>' },
      webhook: { url: 'https://sms.example.com/send', secret },
      publicUrl: 'https://duban.example.com',
    }));

  it('缺的一次说全', () => {
    const wrong = () => given({ DUBAN_SMTP_URL: 'smtp://mail', DUBAN_WEBHOOK_URL: 'http://sms' });
    expect(wrong).toThrow(WrongVariables);
    for (const name of ['DUBAN_MAIL_FROM', 'DUBAN_WEBHOOK_SECRET', 'DUBAN_PUBLIC_URL']) expect(wrong).toThrow(name);
  });

  it.each([
    ['DUBAN_SMTP_URL', 'mail.example.com'],
    ['DUBAN_MAIL_FROM', '督办\r\nBcc: a@b.c'],
    ['DUBAN_WEBHOOK_URL', 'ftp://x'],
    ['DUBAN_WEBHOOK_SECRET', '太短'],
  ])('%s 写错就不启动', (name, value) => expect(() => given({ [name]: value })).toThrow(name));
});
