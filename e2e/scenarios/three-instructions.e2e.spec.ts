import { type DossierView, type MatterView } from '@duban/contracts';
import { County } from './county';
import { yes } from './road';

let county: County;
beforeAll(async () => {
  county = await County.open('2026-03-02T01:00:00.000Z');
});
afterAll(() => county?.close());

const instructed = (text: string): Promise<string> =>
  county.register({
    title: `关于三种批示之“${text}”的办理`,
    category: 'INSTRUCTION',
    instruction: {
      leader: county.person('wenruochuan'),
      post: '县长',
      level: 'LOCAL',
      on: '2026-03-02',
      text,
      subject: 'OTHER',
    },
  });
const matterOf = (id: string): Promise<MatterView> => county.get('miaoxiaolan', `/api/matters/${id}`);

it('AC-16 三种批示:“阅”电话记录即可,归档10年', async () => {
  const id = await instructed('阅。');
  expect((await matterOf(id)).proposed).toMatchObject({ effortPath: 'KNOW', retention: 'D10' });
  await county.draftOpinion(id, { effortPath: 'KNOW', deadlineReason: '一般了解' });
  await county.do('miaoxiaolan', 'matter.record-call', id, {
    unit: county.unit('water'),
    answeredBy: '江若水',
    situation: '已收到,正在办理',
    conclusion: '情况已掌握',
  });
  expect(await matterOf(id)).toMatchObject({ status: 'CLOSED', outcome: '情况已掌握' });
  await county.awaits('miaoxiaolan', 'dossier.appraise', id);
  expect(await county.waiting('miaoxiaolan', id)).toEqual(['dossier.appraise']);
  const { retention } = (await matterOf(id)).proposed;
  await county.do('bianshuping', 'dossier.appraise', id, { retention, open: false, confirmedUnclassified: true });
  await county.awaits('bianshuping', 'dossier.accept', id);
  await county.do('bianshuping', 'dossier.accept', id, yes);
  expect((await matterOf(id)).status).toBe('ARCHIVED');
  const dossier = await county.get<DossierView>('bianshuping', `/api/dossiers/${id}`);
  expect(dossier).toMatchObject({ status: 'ACCEPTED', retention: 'D10' });
  expect(dossier.archivalCode).toMatch(/^0012-WS·2026-D10-/);
});

it('AC-16 三种批示:“请查处并报结果”必须发督办通知', async () => {
  const id = await instructed('请查处并报结果。');
  await expect(county.draftOpinion(id, { effortPath: 'KNOW' })).rejects.toThrow('matter.path-too-low');
  await county.draftOpinion(id);
  await county.approve(id);
  expect(await county.waiting('miaoxiaolan', id)).toEqual(['notice.draft']);
  const call = { unit: county.unit('water'), answeredBy: '江若水', situation: '正在查处', conclusion: '已了解' };
  expect(await county.refused('miaoxiaolan', 'matter.record-call', id, call)).toMatchObject({ status: 409 });
  await county.do('miaoxiaolan', 'notice.draft', id, county.notice([{ role: 'LEAD', unit: 'water' }]));
  await county.do('qiyanqiu', 'notice.sign', id, yes);
  expect(await county.assignment('water', id)).toMatchObject({ status: 'ISSUED' });
});

it('AC-16 三种批示:“涉及全局”必须写明政策依据', async () => {
  const id = await instructed('全县举一反三,严格按政策执行。');
  expect((await matterOf(id)).proposed.effortPath).toBe('OVERALL');
  await expect(county.draftOpinion(id, { effortPath: 'OVERALL' })).rejects.toThrow('matter.policy-basis-missing');
  const policyBasis = '《县城镇供水管理办法》第十二条';
  await county.draftOpinion(id, { effortPath: 'OVERALL', policyBasis });
  expect((await matterOf(id)).opinion).toMatchObject({ effortPath: 'OVERALL', policyBasis });
});
