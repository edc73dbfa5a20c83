/** What 通知 refuses. */
export const notificationRefusals = {
  'message.in-app-stays': {
    status: 422,
    zh: '站内消息不能关闭',
    remedy: '可以关闭邮件、短信,站内消息请在“消息”中查看',
  },
  'delivery.still-waiting': { status: 409, zh: '这一条还没有送出', remedy: '到时自动送出,不必重发' },
} as const;
