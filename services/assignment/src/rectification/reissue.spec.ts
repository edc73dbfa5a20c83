import { countyPolicy } from '@duban/contracts';
import { specFor } from '@duban/testing';
import { desk, matterId, water } from '../assignment/assignment.samples';
import { reissue } from './commands/reissue';
import { rectification } from './rectification';

const given = specFor(rectification, countyPolicy);
const problem = {
  ...{ what: '外墙渗水', when: '2026-03-10', where: '新河小区', responsibleUnit: '水利局', impact: '三十二户' },
  ...{ cause: '未按图施工', suggestion: '返工', selfReported: false },
};
const job = {
  ...{ rectificationId: 'r9', reopens: 'r1', matterId, unit: water, planDueOn: '2026-03-09', dueOn: '2026-04-01' },
  findings: [{ findingId: 'f1', type: 'DEVIATION' as const, problem, requirement: '返工' }],
};
const lookup = {
  matter: { matterNo: '清督〔2026〕DX-0001', matterTitle: '老旧小区改造', urgency: 'NORMAL' as const },
  ...{ planDueAt: '2026-03-09T15:59:59.000Z', dueAt: '2026-04-01T15:59:59.000Z', today: '2026-03-02', subjects: {} },
};

it('S-10 回头看没有落实的重新整改: 从报方案开始, 记下原来是哪一份; 重复的流程任务不再下达', () => {
  const [anew] = given().when(reissue, job, { actor: desk, lookup }).facts();
  expect(anew).toMatchObject({ type: 'rectification.reissued.v1', data: { reopens: 'r1', unit: water } });
  if (!anew) throw new Error('nothing was given out');
  expect(rectification.evolve(rectification.initial, anew)).toMatchObject({
    ...{ status: 'ISSUED', issued: { reopens: 'r1' } },
    items: [{ cleared: null, measures: [] }],
  });
  given(anew).when(reissue, job, { actor: desk, lookup }).thenNothing();
});
