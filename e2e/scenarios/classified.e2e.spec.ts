import { randomUUID } from 'node:crypto';
import { type MatterView } from '@duban/contracts';
import { Document, Packer, Paragraph } from 'docx';
import { County } from './county';
import { choose, Office } from './office';

const SECRET = '某演习方案的部署';
const WAY_OUT = '请按涉密渠道办理并告知保密员';
let county: County;
let office: Office;
beforeAll(async () => {
  county = await County.open('2026-03-02T01:00:00.000Z');
  office = await Office.open('Duban@2026');
});
afterAll(async () => {
  await office?.close();
  await county?.close();
});

const docx = (...lines: string[]): Promise<Buffer> =>
  Packer.toBuffer(new Document({ sections: [{ children: lines.map((text) => new Paragraph(text)) }] }));
const upload = async (buffer: Buffer, name: string): Promise<unknown> => {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(buffer)]), name);
  return county.request('youzhi', 'POST', '/api/attachments', form);
};

it('AC-17 涉密拒收:附件、页面、接口都不收,什么都不留,说明怎么办,只记一行', async () => {
  const page = await office.sit(`${county.url}/register`, 'youzhi');
  await page.goto(`${county.url}/register`);
  const form = page.locator('form');
  await form.locator('input[type=file]').setInputFiles({
    name: '来文.docx',
    mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    buffer: await docx('机密★5年', `关于${SECRET}的通知`, '各单位:'),
  });
  await form.getByText(WAY_OUT).waitFor();
  expect(await form.getByRole('link', { name: '来文.docx' }).count()).toBe(0);

  await form.getByLabel('事项标题').fill(`关于${SECRET}的办理`);
  await form.getByLabel('批示原文').fill(`秘密★ ${SECRET},请阅。`);
  await form.getByLabel('来文标题').fill('来信摘报');
  await choose(page, form, '批示领导', '闻若川');
  await form.getByLabel('本事项及附件不涉及国家秘密').check();
  await page.getByRole('button', { name: '登记', exact: true }).click();
  await form.getByText(WAY_OUT).last().waitFor();
  expect(page.url()).toContain('/register');

  const id = randomUUID();
  const given = county.register({ title: `秘密★ 关于${SECRET}的办理` });
  await expect(given).rejects.toThrow(/422.*matter\.classified/s);
  const problem = await county.refused('youzhi', 'matter.register', id, {
    title: `关于${SECRET}的办理`,
    category: 'SPECIAL',
    urgency: 'NORMAL',
    source: { type: 'INSTRUCTION', title: '机密★ 内部来文', receivedOn: '2026-03-02' },
    instruction: {
      leader: county.person('wenruochuan'),
      post: '县长',
      level: 'LOCAL',
      on: '2026-03-02',
      text: '请阅。',
      subject: 'OTHER',
    },
    declaredUnclassified: true,
  });
  expect(problem).toMatchObject({ code: 'matter.classified', remedy: WAY_OUT });

  expect(await county.storedIn(SECRET)).toEqual([]);
  expect(await county.storedIn('来文.docx')).toEqual([]);
  expect(await county.storedIn('密级标志')).toEqual(['intake.classified_refusal']);
});

it('AC-17 涉密拒收:提到“保密局”的照收', async () => {
  const stored = (await upload(
    await docx('关于县保密局搬迁办公用房的请示', '县保密局现有办公用房紧张'),
    '请示.docx',
  )) as object;
  const id = await county.register({ title: '关于县保密局办公用房问题的办理', attachments: [stored] });
  const matter = await county.get<MatterView>('miaoxiaolan', `/api/matters/${id}`);
  expect(matter).toMatchObject({ title: '关于县保密局办公用房问题的办理', attachments: [{ name: '请示.docx' }] });
});
