import { type Content, wordsOf } from './content';

const open: Content = {
  title: '新的承办任务',
  text: '鹭洲村饮水工程断供:主办,请及时签收',
  sender: '苗晓岚',
  at: '2026-03-02T01:00:00.000Z',
  matterId: 'm1',
  matterNo: '清督〔2026〕3号',
  assignmentNo: '清督〔2026〕3号-1',
  dueAt: '2026-03-20T15:59:59.000Z',
  matters: [{ confidentiality: 'INTERNAL', restricted: false }],
};
const url = 'https://duban.example';
const hidden = ['鹭洲村', '清督', '苗晓岚', '承办任务', 'm1', '3月20日', '2026年'];
const silent = '您有一件督办事项待签收/办理,请登录查看\nhttps://duban.example/messages';

describe('平台外说什么 (5.7)', () => {
  it('公开、内部事项: 编号、任务号、时限、链接、发送人、时间都在', () => {
    const { subject, text, items } = wordsOf([open], url);
    expect(subject).toBe('督办:新的承办任务');
    expect(text).toBe(
      [
        '新的承办任务:鹭洲村饮水工程断供:主办,请及时签收',
        '编号 清督〔2026〕3号,任务 清督〔2026〕3号-1,时限 2026年3月20日 23:59,发自 苗晓岚,2026年3月2日 09:00',
        '办理:https://duban.example/matters/m1',
      ].join('\n'),
    );
    expect(items).toMatchObject([{ matterNo: '清督〔2026〕3号', link: 'https://duban.example/matters/m1' }]);
  });

  it.each([
    ['工作秘密', [{ confidentiality: 'WORK_SECRET', restricted: false }]],
    ['知悉范围受限', [{ confidentiality: 'INTERNAL', restricted: true }]],
    ['密级尚未确定', [{ confidentiality: null, restricted: false }]],
    ['合并的消息里有一件工作秘密', [...open.matters, { confidentiality: 'WORK_SECRET', restricted: false }]],
    ['没有写明事项', []],
  ])('%s: 只说有一件待办, 一个字的内容也不带', (_, matters) => {
    const words = wordsOf([{ ...open, matters }], url);
    expect(words).toEqual({ subject: '督办:待签收/办理事项', text: silent, items: [] });
    for (const word of hidden) expect(JSON.stringify(words)).not.toContain(word);
  });

  it('几条合成一件: 能说的逐条说, 不能说的只报件数', () => {
    const matters = [{ confidentiality: 'WORK_SECRET', restricted: false }];
    const secret: Content = { ...open, text: '秘密的内容', matters };
    const { subject, text, items } = wordsOf([open, secret, secret], url);
    expect(subject).toBe('督办:3条消息');
    expect(text).toContain('鹭洲村');
    expect(text).toContain('您有2件督办事项待签收/办理,请登录查看');
    expect(text).not.toContain('秘密的内容');
    expect(items).toHaveLength(1);
  });

  it('合并提醒里都是能说的事项, 照说', () =>
    expect(wordsOf([{ ...open, matterId: null, matters: [...open.matters, ...open.matters] }], url).text).toContain(
      '办理:https://duban.example/messages',
    ));
});
