import { County } from './county';

let county: County;
beforeAll(async () => {
  county = await County.open('2026-03-02T01:00:00.000Z');
});
afterAll(() => county?.close());

it('AC-2 四要素:没有责任领导或时限的不能下达,说明是哪一项;承办人可在签收时填', async () => {
  const matterId = await county.register();
  await county.draftOpinion(matterId);
  await county.approve(matterId);
  const noLeader = county.notice([{ role: 'LEAD', unit: 'water', responsibleLeader: null }]);
  expect(await county.refused('miaoxiaolan', 'notice.draft', matterId, noLeader)).toMatchObject({
    status: 400,
    errors: [{ field: 'lines.0.responsibleLeader', message: '请选择责任领导' }],
  });
  const noDeadline = JSON.parse(JSON.stringify(county.notice([{ role: 'LEAD', unit: 'water' }])));
  delete noDeadline.lines[0].deadline;
  expect(await county.refused('miaoxiaolan', 'notice.draft', matterId, noDeadline)).toMatchObject({
    status: 400,
    errors: [{ field: 'lines.0.deadline', message: '请填写办结时限' }],
  });
  await county.do('miaoxiaolan', 'notice.draft', matterId, county.notice([{ role: 'LEAD', unit: 'water' }]));
  await county.do('qiyanqiu', 'notice.sign', matterId, { agree: true, opinion: '' });
  expect((await county.assignment('water', matterId)).status).toBe('ISSUED');
  const acknowledged = await county.acknowledge('water', matterId);
  expect(acknowledged).toMatchObject({ status: 'ACKNOWLEDGED', handler: { name: '江若水' } });
});
