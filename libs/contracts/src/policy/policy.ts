import { z } from 'zod';
import { oneOf } from '../one-of';
import { day, Span, text } from '../shapes';
import * as w from '../words';
import { decisionTable, type Input } from './decision-table';

/** A value with the title and explanation under which it is edited; `kind` says how. */
const told = <T extends z.ZodType>(schema: T, title: string, description: string, kind?: string): T =>
  schema.meta({ title, description, ...(kind ? { kind } : {}) }) as T;
const byUrgency = (title: string, description: string) =>
  told(z.object({ EXTRA_URGENT: Span, URGENT: Span, NORMAL: Span }), title, description, 'urgency');
const workdayCount = z.int().min(1, '至少1个工作日').max(60, '不超过60个工作日');
const workdays = (title: string, description: string) => told(workdayCount, title, description, 'workdays');
const share = (title: string, description: string) =>
  told(z.number().min(0, '不小于0').max(1, '不大于1'), title, description, 'share');
const times = (min: number, max: number, title: string, description: string) =>
  told(z.int().min(min, `至少${min}次`).max(max, `不超过${max}次`), title, description, 'times');
const short = (max: number, title: string, description: string) => told(text(title, max), title, description, 'text');
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '请写成 21:00 的样子');

/** One rung of 催办升级: when, counted from the due date, and what happens to whom. */
export const LadderRung = z.object({
  key: z.string().min(1),
  /** working days after (or before, negative) the due date */
  workdays: z.int().min(-30).max(90),
  /** 特急 counts hours in the place of working days */
  hours: z.int().min(-48).max(240),
  act: z.enum(['REMIND', 'PHONE', 'PROPOSE']),
  notice: oneOf(w.noticeColor).nullable(),
  to: z.array(oneOf(w.role)).min(1, '请选择收件职务'),
  title: z.string().min(1),
});
export type LadderRung = z.infer<typeof LadderRung>;

const Ladder = z
  .array(LadderRung)
  .min(1, '至少要有一级')
  .superRefine((rungs, ctx) => {
    for (const [i, { key, workdays, hours }] of rungs.entries()) {
      const before = rungs[i - 1];
      const issue = (name: string, message: string): void => ctx.addIssue({ code: 'custom', path: [i, name], message });
      if (rungs.findIndex((rung) => rung.key === key) < i) issue('key', '与前面的一级重名');
      if (before && workdays <= before.workdays) issue('workdays', '须晚于上一级');
      if (before && hours <= before.hours) issue('hours', '须晚于上一级');
    }
  });

const words = (title: string, table: Readonly<Record<string, string>>): Input => ({
  title,
  kind: 'words',
  words: table,
});
const category = words('类别', w.category);
const urgency = words('紧急程度', w.urgency);
const level = words('批示层级', w.leaderLevel);
const effortPath = words('督办方式', w.effortPath);
const number = (title: string): Input => ({ title, kind: 'number' });
const flag = (title: string): Input => ({ title, kind: 'flag' });
const caseInputs = { category, urgency, difficult: flag('难度大') };
const extensionInputs = {
  share: number('延长与原时限之比'),
  nth: number('第几次'),
  leaderSet: flag('领导定的期限'),
  category,
};
const noticeInputs = { overdueDays: number('逾期工作日'), returns: number('退回次数'), urgency, level };
const procedure = words('督查程序', w.procedure);
const outcome = words('结果', { ACCOUNTABILITY: '追责问责' });
const retentionInputs = { procedure, category, level, effortPath, outcome };
const verificationInputs = { category, effortPath, falsified: flag('两年内弄虚作假') };
const approvers = ['SUPERVISION_CHIEF', 'OFFICE_DIRECTOR', 'GOV_LEADER'] as const;
const approverWords = Object.fromEntries(approvers.map((role) => [role, w.role[role]]));

/**
 * 制度方案: the numbers and tables a region works by (R-420, R-510, R-511, R-550, D-1…D-6, D-9). Data with a version and a
 * day from which it holds; what began under a version keeps it.
 */
export const Policy = z.object({
  name: short(40, '方案名称', '例如“通用县级方案”'),
  version: short(20, '版本', '写进每条事实,说明当时按哪一版办'),
  effectiveFrom: told(day, '施行日期', '这一天起登记的事项按这一版,在办的仍按登记时的版本', 'day'),
  /** 机关代字 of the supervision body's documents and the region's short name in matter numbers. */
  issuer: z.object({
    office: short(60, '发文机关', '公文落款的全称'),
    short: short(10, '编号简称', '事项编号的开头,例如“清督”'),
    code: short(10, '机关代字', '督办通知等公文的代字,例如“清政督”'),
    fonds: short(10, '全宗号', '档号的开头'),
  }),
  dispatch: byUrgency('登记到交办', '督查机构自己的时限:从登记到下达'),
  acknowledge: byUrgency('签收', '从下达到联络员签收'),
  returnWindow: byUrgency('退办窗口', '从下达起多久内可以申请退办,过后只能申请协调'),
  returnDecision: byUrgency('退办审查', '督查机构答复退办申请的时限'),
  firstProgress: byUrgency('首次进展', '从下达到第一次进展反馈'),
  handle: byUrgency('办结', '没有另定时限时,从下达到报送办结报告'),
  deadline: told(
    decisionTable(caseInputs, Span, { kind: 'deadline' }),
    '办理时限表',
    '按类别、紧急程度、难度定办结时限;领导明确日期的以领导为准',
  ),
  review: byUrgency('审核', '督查机构审核办结报告的时限,不计入承办单位'),
  rework: byUrgency('退回后重报', '退回补充或重办的时限,不长于原时限'),
  feedback: byUrgency('办结到反馈', '审核通过到呈报领导'),
  /** 黄灯: remaining working days at or below this, or below this share of the allowance. */
  yellow: z.object({
    workdays: workdays('黄灯工作日', '剩余不多于这些工作日亮黄灯'),
    share: share('黄灯比例', '剩余不多于时限的这个比例亮黄灯'),
    lag: share('黄灯滞后', '实际比计划慢这个比例亮黄灯'),
  }),
  red: z.object({
    lag: share('红灯滞后', '实际比计划慢这个比例亮红灯'),
    returns: times(1, 9, '红灯退回次数', '退回这么多次亮红灯'),
  }),
  maxExtensions: times(0, 5, '延期次数', '督查室主任可批的延期次数'),
  extension: z.object({
    maxByLeader: times(0, 5, '领导批准的延期次数', '分管领导批准时最多几次'),
    aheadWorkdays: told(z.int().min(0).max(10), '提前申请', '至少在到期前几个工作日申请', 'workdays'),
    cap: byUrgency('一次延期上限', '一次最多延长多久'),
    approver: told(
      decisionTable(extensionInputs, z.enum(approvers), { kind: 'one', words: approverWords }),
      '延期审批级',
      '延多久、第几次、期限是谁定的,决定由谁批',
    ),
  }),
  effortPath: told(
    decisionTable({ text: { title: '批示用语', kind: 'text' }, level }, oneOf(w.effortPath), {
      kind: 'one',
      words: w.effortPath,
    }),
    '督办方式',
    '按批示用语建议督办方式,督查员可以改',
  ),
  ladder: told(Ladder, '催办升级', '到期前后第几个工作日做什么、发给谁', 'ladder'),
  noticeColor: told(
    decisionTable(noticeInputs, oneOf(w.noticeColor), { kind: 'one', words: w.noticeColor }),
    '督查单颜色',
    '按逾期与退回定蓝、黄、红单',
  ),
  quietHours: z.object({
    from: told(clock, '免打扰起', '此后不发自动提醒,特急除外', 'clock'),
    to: told(clock, '免打扰止', '此时补发', 'clock'),
  }),
  coordination: z.object({ tierWorkdays: workdays('协调逐级上报', '一级协调这么多工作日没有结果即上报') }),
  leader: z.object({
    unreadWorkdays: workdays('领导未阅提醒', '专报呈报后未阅,提醒秘书'),
    silentWorkdays: workdays('领导未批办结', '专报呈报后未批,办公室主任可按“已呈阅”办结'),
  }),
  phoneApproval: z.object({ confirmWorkdays: workdays('电话批准补签', '特急电话批准后,多少工作日内补签') }),
  /** of 文件、会议督查; schemes of before they were values have none: see `reportingOf` */
  reportDay: told(
    z.int().min(1, '1日至28日').max(28, '1日至28日').optional(),
    '报送日',
    '按期督查的项目,下月几日前报送本期进展;逢休息日顺延',
    'month-day',
  ),
  classifyWorkdays: told(workdayCount.optional(), '分类指导', '报送日后多少工作日内分类', 'workdays'),
  /** schemes of before they were values have none: see `checkLimitsOf` */
  checksAYear: told(
    z.int().min(1, '至少1次').max(52, '不超过52次').optional(),
    '一年检查次数',
    '同一个单位一年最多查几次;到了次数的,拟订方案时提示',
    'times',
  ),
  checkDaysApart: told(
    z.int().min(1, '至少1日').max(365, '不超过365日').optional(),
    '同类检查间隔',
    '同一个单位的同类检查至少隔几日;不够的是重复督查,批准须写明理由',
    'days',
  ),
  simple: z.object({ workdays: workdays('电话调度办结', '一般了解的事项多少工作日内办结') }),
  archive: z.object({
    collectWorkdays: workdays('归集', '办结后归集案卷'),
    supplementWorkdays: workdays('补正', '案卷缺材料的补正'),
  }),
  retention: told(
    decisionTable(retentionInputs, oneOf(w.retention), { kind: 'one', words: w.retention }),
    '保管期限',
    '鉴定时的建议期限',
  ),
  verification: told(
    decisionTable(verificationInputs, z.array(oneOf(w.verificationMethod)).min(1, '请至少选一种'), {
      kind: 'many',
      words: w.verificationMethod,
    }),
    '核查要求',
    '审核前须用其中一种方式核查',
  ),
  targets: z.object({
    completion: share('办结率目标', '已办结任务占应办任务'),
    onTime: share('按时办结率目标', '按时办结占应办结'),
    acknowledged: share('签收及时率目标', '时限内签收占全部交办'),
    firstPass: share('一次通过率目标', '审核未退回即通过占审核总数'),
    satisfied: share('满意率目标', '满意与基本满意占有反馈件'),
  }),
});
export type Policy = z.infer<typeof Policy>;

/** 频次 and 重复 of a scheme, or what was usual before they were values of it: one check a quarter. */
export const checkLimitsOf = ({
  checksAYear = 4,
  checkDaysApart = 30,
}: Pick<Policy, 'checksAYear' | 'checkDaysApart'>): { checksAYear: number; checkDaysApart: number } => ({
  checksAYear,
  checkDaysApart,
});

/** 报送日 and 分类 (domain 5.2) of a scheme, or what was usual before they were values of it. */
export const reportingOf = ({
  reportDay = 5,
  classifyWorkdays = 2,
}: Pick<Policy, 'reportDay' | 'classifyWorkdays'>): { reportDay: number; classifyWorkdays: number } => ({
  reportDay,
  classifyWorkdays,
});
