import { type ParcelItem } from '../channel/channel';

/** A message as it lies in the tables. */
export type Content = Readonly<{
  title: string;
  text: string;
  sender: string | null;
  at: string;
  matterId: string | null;
  matterNo: string | null;
  assignmentNo: string | null;
  dueAt: string | null;
  /** every matter it speaks of; the confidentiality is unknown before 拟办 */
  matters: readonly { confidentiality: string | null; restricted: boolean }[];
}>;
export type Words = Readonly<{ subject: string; text: string; items: readonly ParcelItem[] }>;

/**
 * What may be said outside the platform (domain 5.7, R-904): of 工作秘密 and restricted matters nothing at all, nothing of
 * a matter of which it is not known yet, and nothing when it is not known of which matters a message speaks.
 */
const maySay = ({ matters }: Content): boolean =>
  matters.length > 0 &&
  matters.every(
    ({ confidentiality, restricted }) =>
      !restricted && (confidentiality === 'PUBLIC' || confidentiality === 'INTERNAL'),
  );

const local = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

const sentence = (item: ParcelItem & { words: string }): string =>
  [
    item.words,
    [
      item.matterNo && `编号 ${item.matterNo}`,
      item.assignmentNo && `任务 ${item.assignmentNo}`,
      item.dueAt && `时限 ${local.format(new Date(item.dueAt))}`,
      item.sender && `发自 ${item.sender}`,
      local.format(new Date(item.at)),
    ]
      .filter(Boolean)
      .join(','),
    `办理:${item.link}`,
  ].join('\n');

/** One e-mail or SMS about several messages: what may be said of each, and how many there are of which nothing may. */
export const wordsOf = (contents: readonly Content[], publicUrl: string): Words => {
  const open = contents.filter(maySay).map((content) => ({
    matterNo: content.matterNo,
    assignmentNo: content.assignmentNo,
    title: content.title,
    dueAt: content.dueAt,
    link: content.matterId ? `${publicUrl}/matters/${content.matterId}` : `${publicUrl}/messages`,
    sender: content.sender,
    at: content.at,
    words: `${content.title}:${content.text}`,
  }));
  const silent = contents.length - open.length;
  const count = silent === 1 ? '一' : String(silent);
  const paragraphs = [
    ...open.map(sentence),
    ...(silent > 0 ? [`您有${count}件督办事项待签收/办理,请登录查看\n${publicUrl}/messages`] : []),
  ];
  const [first] = open;
  const subject =
    contents.length > 1 ? `督办:${contents.length}条消息` : first ? `督办:${first.title}` : '督办:待签收/办理事项';
  return { subject, text: paragraphs.join('\n\n'), items: open.map(({ words: _, ...item }) => item) };
};
