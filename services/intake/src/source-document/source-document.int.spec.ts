import { randomUUID } from 'node:crypto';
import { type SplitView } from '@duban/contracts';
import { type Actor } from '@duban/kernel';
import { command as registering, drafting } from '../matter/matter.samples';
import { REGION, runIntake } from '../running.samples';

const actor = (name: string, roles: string[], more: Partial<Actor> = {}): Actor => ({
  id: randomUUID(),
  name,
  roles,
  units: ['office'],
  region: REGION,
  ...more,
});
const desk = actor('苗晓岚', ['SUPERVISOR']);
const chief = actor('甄守拙', ['SUPERVISION_CHIEF']);
const director = actor('祁砚秋', ['OFFICE_DIRECTOR']);
const water = actor('訾宁', ['HANDLER'], { units: ['water'] });
const elsewhere = actor('外县督查员', ['SUPERVISOR'], { region: '990122' });
const issuedOn = '2026-03-02';
const text = `会议议定以下事项:
1.由县水利局牵头,县财政局配合,3月31日前完成管网改造12公里。
2.县教育局要抓好校园食品安全。
3.请各单位抓好落实。`;

let intake: Awaited<ReturnType<typeof runIntake>>;
beforeAll(async () => {
  intake = await runIntake();
});
afterAll(() => intake.close());

const split = async (): Promise<SplitView> =>
  (await intake.post('/api/source-document-splits', desk, { text, issuedOn })).body as unknown as SplitView;
const document = async (): Promise<Record<string, unknown>> => {
  const { rows } = await split();
  const items = rows.map(({ no, sentence, matter, deadline }) => ({
    ...{ no, sentence, matter },
    ...(deadline ? { lead: { id: 'water', name: '水利局' }, deadline } : {}),
    ...(deadline ? {} : { supervised: false, unsupervisedReason: '一般要求' }),
  }));
  const whole = { kind: 'EXECUTIVE_MEETING', title: '第28次常务会议纪要', issuedOn, text, declaredUnclassified: true };
  return { ...whole, items };
};
const wh = {
  ...registering,
  category: 'DECISION',
  procedure: 'WH',
  source: { type: 'MEETING', title: '纪要', receivedOn: issuedOn },
};
const register = async (id: string, more: object = {}) =>
  intake.post(`/api/source-documents/${id}/register`, desk, { ...(await document()), ...more });

describe('S-22 会议转督办', () => {
  it('粘贴的纪要拆成各项, 没读到单位、时限的说明要补什么', async () => {
    const { rows } = await split();
    expect(rows).toMatchObject([
      { no: 1, lead: '县水利局', co: ['县财政局'], deadline: { unit: 'DATE', date: '2026-03-31' }, missing: [] },
      { no: 2, deadline: null, missing: [expect.stringContaining('牵头单位'), expect.stringContaining('30个工作日')] },
      { no: 3 },
    ]);
  });

  it('登记、更正, 看得到原文和更正; 立项后不能再更正', async () => {
    const id = randomUUID();
    expect(await register(id)).toMatchObject({
      status: 200,
      body: { facts: [{ type: 'source-document.registered.v1' }] },
    });
    const { items } = await document();
    const corrected = {
      items: (items as { matter: string }[]).map((one) => ({ ...one, matter: `${one.matter}。` })),
      reason: '核对',
    };
    expect(await intake.post(`/api/source-documents/${id}/correct`, desk, corrected)).toMatchObject({ status: 200 });
    expect((await intake.post(`/api/matters/${id}/register`, desk, wh)).body).toMatchObject({
      facts: [{ type: 'matter.registered.v1' }, { type: 'matter.items-resolved.v1' }],
    });
    for (const [verb, by, body] of [
      ['draft-opinion', desk, { ...drafting, deadlineReason: '按纪要' }],
      ['check-opinion', chief, { agree: true }],
      ['approve', director, { decision: 'APPROVE' }],
    ] as const)
      expect(await intake.post(`/api/matters/${id}/${verb}`, by, body)).toMatchObject({ status: 200 });
    expect((await intake.get(`/api/matters/${id}`, desk)).body).toMatchObject({
      procedure: 'WH',
      matterNo: expect.stringMatching(/^清督〔2026〕WH-\d{4}$/),
    });
    expect(await intake.post(`/api/source-documents/${id}/correct`, desk, corrected)).toMatchObject({
      status: 409,
      body: { code: 'source-document.frozen' },
    });
    expect((await intake.get(`/api/source-documents/${id}`, chief)).body).toMatchObject({
      text,
      items: [{ no: 1, matter: expect.stringMatching(/。$/) }, { no: 2 }, { no: 3 }],
      corrections: [{ reason: '核对', by: { name: '苗晓岚' } }],
    });
  });

  it('没有登记来源文件的, 不能按文件、会议督查登记', async () => {
    const registered = async (): Promise<number> => {
      const id = randomUUID();
      expect(await intake.post(`/api/matters/${id}/register`, desk, registering)).toMatchObject({ status: 200 });
      return Number(String((await intake.get(`/api/matters/${id}`, desk)).body['registerNo']).slice(-4));
    };
    const before = await registered();
    expect(await intake.post(`/api/matters/${randomUUID()}/register`, desk, wh)).toMatchObject({
      status: 422,
      body: { code: 'matter.source-document-missing' },
    });
    expect(await registered()).toBe(before + 1);
  });

  it('I-20 还没立事项的只有登记人看得见; 承办单位、别的地区都看不见', async () => {
    const id = randomUUID();
    await register(id);
    expect((await intake.get(`/api/source-documents/${id}`, desk)).status).toBe(200);
    for (const other of [chief, elsewhere])
      expect((await intake.get(`/api/source-documents/${id}`, other)).status).toBe(404);
    expect((await intake.get(`/api/source-documents/${id}`, water)).status).toBe(403);
  });

  it('R-902 带密级标志的不拆、不登记', async () => {
    const marked = { text: `机密★5年\n${text}`, issuedOn };
    expect(await intake.post('/api/source-document-splits', desk, marked)).toMatchObject({
      body: { code: 'matter.classified' },
    });
    expect(await register(randomUUID(), { text: marked.text })).toMatchObject({ body: { code: 'matter.classified' } });
  });

  it('上传的文件一样拆; 读不了的说明不能读, 不是纪要的格式不收', async () => {
    const url = `/api/source-document-splits/file?issuedOn=${issuedOn}`;
    expect((await intake.upload(desk, '纪要.txt', text, url)).body).toMatchObject({ text, rows: (await split()).rows });
    for (const [name, bytes, code] of [
      ['坏的.zip', Buffer.from('504b0304deadbeef', 'hex'), 'file.unreadable'],
      ['扫描件.pdf', Buffer.from('%PDF-1.4\n%%EOF'), 'source-document.unreadable'],
    ] as const)
      expect(await intake.upload(desk, name, bytes, url)).toMatchObject({
        status: 422,
        body: { code },
      });
  });

  it('没有上传过的文件不能登记', async () => {
    const file = { digest: 'a'.repeat(64), name: '纪要.docx', size: 1, mime: 'text/plain' };
    expect(await register(randomUUID(), { file })).toMatchObject({ body: { code: 'attachment.unknown' } });
  });
});
