import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { type Actor } from '@duban/kernel';
import { NOW } from '@duban/testing';
import { command, drafting } from '../matter/matter.samples';
import { REGION, runIntake } from '../running.samples';
import { namedUploads } from './sweep';

const actor = (roles: string[], units: string[], region = REGION): Actor => ({
  id: randomUUID(),
  name: '某人',
  roles,
  units,
  region,
});
const clerk = actor(['INTAKE_CLERK'], ['office']);
const water = actor(['HANDLER'], ['water']);
const schools = actor(['HANDLER'], ['schools']);

let intake: Awaited<ReturnType<typeof runIntake>>;
beforeAll(async () => {
  intake = await runIntake();
});
afterAll(() => intake.close());

describe('附件', () => {
  it('上传后得到摘要, 下载得到原文件和原文件名', async () => {
    const { status, body } = await intake.upload(clerk, '来信 原件.txt', '村里停水三天了');
    expect(status).toBe(201);
    expect(body).toMatchObject({ name: '来信 原件.txt', mime: 'text/plain', size: 21 });
    const answer = await intake.download(clerk, String(body['digest']));
    expect(await answer.text()).toBe('村里停水三天了');
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent('来信 原件.txt')}`,
    );
  });

  it('I-20 单位看见本单位上传的和本单位事项的附件, 看不见别人的', async () => {
    const own = (await intake.upload(water, '现场.txt', '已恢复供水')).body;
    const letter = (await intake.upload(clerk, '来信.txt', '请核查饮水问题')).body;
    const status = async (who: Actor, file: Record<string, unknown>): Promise<number> =>
      (await intake.download(who, String(file['digest']))).status;
    expect([await status(water, own), await status(clerk, own), await status(schools, own)]).toEqual([200, 200, 404]);
    expect(await status(actor(['SYSTEM_ADMIN'], ['platform']), own)).toBe(404);
    expect(await status(actor(['SUPERVISOR'], ['office'], '990122'), own)).toBe(404);
    const id = randomUUID();
    await intake.post(`/api/matters/${id}/register`, clerk, { ...command, attachments: [letter] });
    const desk = actor(['SUPERVISOR', 'SUPERVISION_CHIEF', 'OFFICE_DIRECTOR'], ['office']);
    await intake.post(`/api/matters/${id}/draft-opinion`, desk, drafting);
    await intake.post(`/api/matters/${id}/approve`, desk, { decision: 'APPROVE' });
    expect(await status(water, letter)).toBe(404);
    await intake.job('matter.assign', { matterId: id, units: [{ id: 'water', name: '水利局' }], dueAt: NOW });
    expect([await status(water, letter), await status(schools, letter)]).toEqual([200, 404]);
  });

  it('上传了一半就断的到时清掉,有行写着的留下', async () => {
    const { digest } = (await intake.upload(clerk, '留下.txt', '这一件登记过')).body as { digest: string };
    const cut = await intake.env.attachments.put(Readable.from(['行没有写成']), { maxBytes: 100, by: 'intake' });
    expect(await intake.env.attachments.sweep('intake', namedUploads(intake.env), 0)).toBe(1);
    expect([digest, cut.digest].map((one) => intake.env.attachments.has(one))).toEqual([true, false]);
  });

  it('没有上传的附件不能登记', async () => {
    const ghost = { digest: 'f'.repeat(64), name: '没有.pdf', size: 1, mime: 'application/pdf' };
    expect(
      await intake.post(`/api/matters/${randomUUID()}/register`, clerk, { ...command, attachments: [ghost] }),
    ).toMatchObject({ status: 422, body: { code: 'attachment.unknown', title: '附件“没有.pdf”没有上传成功' } });
  });

  it('AC-17 内容或文件名带密级标志的不保存, 只留痕', async () => {
    for (const [name, content] of [
      ['来信.txt', '机密★5年\n内容'],
      ['(秘密)来信.txt', '内容一'],
    ] as const)
      expect(await intake.upload(clerk, name, content)).toMatchObject({
        status: 422,
        body: { code: 'file.classified' },
      });
    const kept = await intake.env.db.query({ scope: 'all' }, 'select 1 from intake.attachment where name = $1', [
      '(秘密)来信.txt',
    ]);
    expect(kept).toEqual([]);
    expect(
      await intake.env.db.query(
        { scope: 'all' },
        'select entry_point, rule from intake.classified_refusal order by rule',
      ),
    ).toEqual([
      { entry_point: '附件', rule: '密级标志' },
      { entry_point: '附件', rule: '方括号密级' },
    ]);
  });

  it('不认识的文件、太大的文件不收', async () => {
    expect(await intake.upload(clerk, '程序.exe', Buffer.from([0x4d, 0x5a, 0, 0, 1, 2]))).toMatchObject({
      status: 422,
      body: { code: 'file.type-not-allowed' },
    });
    expect(await intake.upload(clerk, '大.txt', Buffer.alloc(50 * 1024 * 1024 + 1, 'a'))).toMatchObject({
      status: 413,
      body: { code: 'file.too-large' },
    });
  });
});
