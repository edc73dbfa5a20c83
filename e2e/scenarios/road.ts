import { type DocumentView, words } from '@duban/contracts';
import { type County } from './county';

export const report = (rest: object): object => ({
  facts: '主管网爆裂致断供',
  crux: '管网老化',
  measures: '更换主管网1200米',
  results: '已恢复供水',
  problems: [],
  noProblemStatement: '入户核查312户均已通水',
  causes: '管网超期使用',
  followUp: '年内完成管网改造',
  evidence: [],
  ...rest,
});
export const yes = { agree: true, opinion: '同意' };
export const judged = (rest: object = {}): object => ({
  checks: Object.keys(words.reviewCheck),
  factsClear: true,
  conclusionAccurate: true,
  handledProperly: true,
  verification: 'PHONE',
  result: 'PASS',
  opinion: '',
  ...rest,
});

/** 起草、审核: the report lies before the head of the unit. */
export const drafted = async (county: County, unit: string, matterId: string, rest: object = {}): Promise<string> => {
  const { id } = await county.assignment(unit, matterId);
  const handler = `${unit}.handler`;
  await county.do(
    handler,
    'assignment.draft-report',
    id,
    report({ evidence: [await county.evidence(handler, '现场核实.txt')], ...rest }),
  );
  await county.do(`${unit}.leader`, 'assignment.check-report', id, yes);
  return id;
};
/** 三道关 of the unit, then 审核 and 复审 of the desk. */
export const finished = async (county: County, unit: string, matterId: string): Promise<void> => {
  const id = await drafted(county, unit, matterId);
  await county.do(`${unit}.head`, 'assignment.sign-report', id, yes);
  await county.do('miaoxiaolan', 'assignment.review', id, judged());
  await county.do('zhenshouzhuo', 'assignment.second-review', id, yes);
};
/** 专报 起草、签发: it lies before the leader. */
export const presented = async (county: County, matterId: string, rest: object = {}): Promise<void> => {
  await county.awaits('miaoxiaolan', 'special-report.draft', matterId);
  await county.do('miaoxiaolan', 'special-report.draft', matterId, {
    title: '关于饮水工程断供问题办理情况的报告',
    cause: '县长批示',
    process: '交水利局办理',
    results: '已恢复供水',
    problems: [],
    noProblemStatement: '电话回访20户均已通水',
    suggestions: '纳入管网改造计划',
    ...rest,
  });
  await county.do('qiyanqiu', 'special-report.sign', matterId, yes);
};

/** 公文 of a matter, oldest first. */
export const documents = (county: County, matterId: string): Promise<DocumentView[]> =>
  county.get('miaoxiaolan', `/api/documents?matterId=${matterId}`);
