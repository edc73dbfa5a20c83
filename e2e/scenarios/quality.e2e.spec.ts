import { unzipSync } from 'fflate';
import { County } from './county';
import { documents, drafted, finished, judged, presented, report, yes } from './road';

const problem = {
  what: '管网超期使用',
  when: '2026年3月',
  where: '柳汀镇鹭洲村',
  responsibleUnit: '清槐县水利局',
  impact: '312户断供',
  cause: '未列入改造计划',
  suggestion: '列入年度计划',
  selfReported: true,
};
let county: County;
let matter: string;
let task: string;
beforeAll(async () => {
  county = await County.open('2026-03-02T01:00:00.000Z');
  matter = await county.issue([{ role: 'LEAD', unit: 'water' }]);
  task = (await county.acknowledge('water', matter)).id;
});
afterAll(() => county?.close());

const light = async (): Promise<string> => (await county.assignment('water', matter)).light;
/** Reported by the unit, and sent back for rework by the desk. */
const sentBack = async (reason: string): Promise<void> => {
  await county.do('water.head', 'assignment.sign-report', task, yes);
  const inaccurate = judged({ conclusionAccurate: false });
  expect(await county.refused('miaoxiaolan', 'assignment.review', task, inaccurate)).toMatchObject({
    code: 'assignment.judgement-failed',
  });
  const back = judged({ conclusionAccurate: false, result: 'REWORK', opinion: reason });
  await county.do('miaoxiaolan', 'assignment.review', task, back);
  expect(await county.assignment('water', matter)).toMatchObject({
    status: 'RETURNED',
    returned: { kind: 'REWORK', reason },
    reviews: expect.arrayContaining([expect.objectContaining({ conclusionAccurate: false })]),
  });
};

it('AC-6 质量关:没有问题项也没有无问题依据的、没有佐证的、起草人自己签报的,不能报送', async () => {
  const proof = [await county.evidence('water.handler', '现场核实.txt')];
  const nothing = report({ noProblemStatement: undefined, evidence: proof });
  expect(await county.refused('water.handler', 'assignment.draft-report', task, nothing)).toMatchObject({
    code: 'assignment.problems-missing',
  });
  expect(await county.refused('water.handler', 'assignment.draft-report', task, report({}))).toMatchObject({
    code: 'assignment.evidence-missing',
  });
  const water = county.unit('water');
  await county.appoint('water.both', '蒲新', '局长', water, ['UNIT_HEAD', 'HANDLER']);
  await county.do('water.both', 'assignment.draft-report', task, report({ evidence: proof }));
  await county.do('water.leader', 'assignment.check-report', task, yes);
  expect(await county.refused('water.both', 'assignment.sign-report', task, yes)).toMatchObject({
    code: 'assignment.same-person',
  });
  expect((await county.assignment('water', matter)).status).toBe('HANDLING');
});

it('AC-6 质量关:“结论不准确”的退回并写明理由,再退回一次亮红灯', async () => {
  await sentBack('断供户数前后不一');
  expect(await light()).not.toBe('RED');
  await drafted(county, 'water', matter);
  await sentBack('原因没有说清');
  expect(await light()).toBe('RED');
});

it('AC-6 质量关:专报先写存在问题', async () => {
  await county.do('water.head', 'assignment.explain-returns', task, {
    explanation: '核实不细',
    measures: '逐户核对',
  });
  await finished(county, 'water', matter);
  await presented(county, matter, { problems: [problem], noProblemStatement: undefined });
  const found = (await documents(county, matter)).find(({ kind }) => kind === 'SPECIAL_REPORT');
  const file = await county.download('miaoxiaolan', `/api/documents/${found?.id}/file`);
  const text = Buffer.from(unzipSync(file)['word/document.xml'] ?? []).toString('utf8');
  const order = ['存在问题', problem.what, '办理过程', '办理结果', '下步建议'].map((part) => text.indexOf(part));
  expect(order).not.toContain(-1);
  expect(order).toEqual([...order].sort((a, b) => a - b));
});
