/**
 * Every way the domain can say no: one row gives the HTTP status, the words and the way out.
 * `{name}` is filled from the refusal's params. The code is also the BPMN error code.
 */
export const refusals = {
  'command.key-reused': {
    status: 422,
    zh: '这个幂等键已用于另一个请求',
    remedy: '请换一个新的 Idempotency-Key 再提交',
  },
  'command.not-allowed': { status: 403, zh: '您的角色不能办理“{command}”', remedy: '请由{roles}办理' },
  'matter.classified': {
    status: 422,
    zh: '内容含有国家秘密标志,本平台不能登记',
    remedy: '请按涉密渠道办理并告知保密员',
  },
  'matter.already-registered': { status: 409, zh: '该事项已登记', remedy: '请刷新后查看' },
  'matter.wrong-status': {
    status: 409,
    zh: '事项当前为“{status}”,不能“{command}”',
    remedy: '请刷新页面,按当前环节办理',
  },
  'matter.mandate-missing': { status: 422, zh: '没有督查依据,不能立项', remedy: '请退回拟办,补充督查依据' },
  'matter.needs-head': {
    status: 403,
    zh: '经批准的督查建议须由行政首长批准立项',
    remedy: '请呈行政首长批准',
  },
  'matter.policy-basis-missing': { status: 422, zh: '涉及全局的事项须写明政策依据', remedy: '请填写政策依据' },
  'matter.simple-path-only': { status: 409, zh: '只有“一般了解”的事项用电话调度办结', remedy: '请按交办程序办理' },
  'matter.deadline-reason-missing': {
    status: 422,
    zh: '办理时限与制度不同,须写明理由',
    remedy: '请填写调整时限的理由',
  },
  'matter.not-presented': { status: 409, zh: '专报尚未呈报', remedy: '请等督查专报签发后再阅示' },
  'matter.not-instructing-leader': {
    status: 403,
    zh: '本件由{leader}批示,应由其本人或行政首长阅示',
    remedy: '请由批示领导阅示',
  },
  'matter.named-persons-missing': {
    status: 422,
    zh: '队伍建设类批示只限指定人员知悉',
    remedy: '请在“知悉范围”中列出可以知悉的人员',
  },
  'matter.not-restricted': { status: 409, zh: '本事项没有限定知悉范围', remedy: '不需要办理,有权的人都能看到' },
  'matter.path-too-low': {
    status: 422,
    zh: '批示要求{wanted},不能按“一般了解”办理',
    remedy: '请改选“{wanted}”,发出督办通知办理',
  },
  'matter.not-approver': {
    status: 403,
    zh: '立项由办公室主任或行政首长审批',
    remedy: '请呈其审批;特急件可电话请示后填写“电话批准”',
  },
  'matter.phone-urgent-only': { status: 422, zh: '只有特急件可以电话批准', remedy: '请呈批准人在平台上审批' },
  'matter.phone-future': { status: 422, zh: '通话时间不能晚于现在', remedy: '请核对通话时间' },
  'matter.no-phone-approval': { status: 409, zh: '没有待补签的电话批准', remedy: '请刷新后查看' },
  'matter.not-phone-approver': { status: 403, zh: '电话批准人是{approver}', remedy: '请由{approver}本人补签' },
  'matter.not-mandate-giver': {
    status: 403,
    zh: '本事项由{giver}交办,只能由其本人、行政首长撤销',
    remedy: '请呈{giver}决定',
  },
  'matter.resume-date-past': { status: 422, zh: '预计恢复日期须在今天之后', remedy: '请改选日期' },
  'matter.merge-itself': { status: 422, zh: '不能并入本事项', remedy: '请选择另一个在办事项' },
  'matter.merge-target-closed': {
    status: 409,
    zh: '要并入的事项不存在或已经办结',
    remedy: '请选择一个在办的事项',
  },
  'matter.same-leader': { status: 409, zh: '{leader}已是本事项的批示领导', remedy: '请选择接任的领导' },
  'matter.silence-too-short': {
    status: 409,
    zh: '专报呈报后满{days}个工作日未批,才能按“已呈阅”办结',
    remedy: '请期满后再办,或请领导阅示',
  },
  'notice.one-lead': { status: 422, zh: '须有且只有一个主办单位', remedy: '请保留一个主办,其余改为协办或全部分办' },
  'notice.separate-alone': { status: 422, zh: '分办不能与主办、协办并用', remedy: '请全部改为分办,或改为主办加协办' },
  'notice.unit-twice': { status: 422, zh: '“{unit}”被列了两次', remedy: '每个单位只列一行' },
  'notice.wrong-status': { status: 409, zh: '督办通知当前不能“{command}”', remedy: '请刷新后按当前环节办理' },
  'assignment.incomplete': {
    status: 422,
    zh: '“{unit}”的{field}没有填写',
    remedy: '请补齐责任单位、责任领导、办结时限(承办人可在签收时填写)',
  },
  'assignment.wrong-status': {
    status: 409,
    zh: '任务当前为“{status}”,不能“{command}”',
    remedy: '请刷新页面,按当前环节办理',
  },
  'assignment.other-unit': { status: 403, zh: '这是{unit}的任务', remedy: '只能由该单位办理;如需改办,请申请协调' },
  'assignment.co-has-no-report': { status: 409, zh: '协办单位报送协办意见,不报办结报告', remedy: '请填写协办意见' },
  'assignment.only-co-opinion': { status: 409, zh: '只有协办单位报送协办意见', remedy: '请填写办结报告' },
  'assignment.evidence-missing': { status: 422, zh: '没有佐证材料,不能报送', remedy: '请至少上传一份佐证材料' },
  'assignment.problems-missing': {
    status: 422,
    zh: '没有写存在问题,也没有签署“经核查无问题”及依据',
    remedy: '请填写问题项,或写明经核查无问题的依据',
  },
  'assignment.policy-basis-missing': { status: 422, zh: '涉及全局的事项须写明政策依据', remedy: '请填写政策依据' },
  'assignment.same-person': {
    status: 403,
    zh: '起草、审核、签报须是三个人,{person}已{step}',
    remedy: '请由另一位负责人办理这一关',
  },
  'assignment.signer-not-head': {
    status: 403,
    zh: '办结报告须由单位主要负责人签报',
    remedy: '请主要负责人签报',
  },
  'assignment.opinions-missing': {
    status: 409,
    zh: '{units}的协办意见还没有送来',
    remedy: '请催办协办单位,或由督查室标明逾期未送',
  },
  'assignment.reviewer-of-unit': { status: 403, zh: '承办单位的人不能审核本单位的报告', remedy: '请由督查员审核' },
  'assignment.judgement-failed': {
    status: 422,
    zh: '三项判断未全部通过,不能审核通过',
    remedy: '请退回补充或退回重办,并写明理由',
  },
  'assignment.verification-missing': {
    status: 422,
    zh: '本事项要求的核查方式是{required}',
    remedy: '请按要求核查后再审核通过',
  },
  'assignment.extension-too-late': {
    status: 409,
    zh: '已过办结时限,不能申请延期',
    remedy: '请在进展反馈中作逾期说明',
  },
  'assignment.extension-pending': { status: 409, zh: '已有一个延期申请待批', remedy: '请等待批复' },
  'assignment.too-many-extensions': { status: 422, zh: '延期已达{max}次', remedy: '请按现有时限办理,或提请协调' },
  'assignment.extension-not-later': { status: 422, zh: '拟延至的日期须晚于现有时限', remedy: '请改选日期' },
  'assignment.no-extension-pending': { status: 409, zh: '没有待批的延期申请', remedy: '请刷新后查看' },
  'special-report.wrong-status': { status: 409, zh: '督查专报当前不能“{command}”', remedy: '请刷新后按当前环节办理' },
  'special-report.problems-missing': {
    status: 422,
    zh: '专报没有存在问题部分',
    remedy: '请填写问题项,或写明经核查无问题的依据',
  },
  'document.number-taken': { status: 409, zh: '该文件已编号签发', remedy: '请刷新后查看' },
  'dossier.wrong-status': { status: 409, zh: '案卷当前不能“{command}”', remedy: '请刷新后按当前环节办理' },
  'dossier.check-failed': { status: 409, zh: '四性检测没有通过,不能接收', remedy: '请按检测结果修正后重新组包' },
  'dossier.incomplete': { status: 422, zh: '案卷缺少:{missing}', remedy: '请补齐,或写明补正说明' },
  'file.classified': {
    status: 422,
    zh: '附件含有国家秘密标志,没有保存',
    remedy: '请按涉密渠道办理并告知保密员',
  },
  'file.type-not-allowed': {
    status: 422,
    zh: '不支持这种文件',
    remedy: '请上传 docx、xlsx、pdf、ofd、jpg、png、txt 或 zip',
  },
  'file.too-large': { status: 413, zh: '文件超过{max}', remedy: '请压缩或拆分后再上传' },
  'import.columns-missing': {
    status: 422,
    zh: '表格缺少这些列:{columns}',
    remedy: '请下载新的进展模板,不要改动第一行',
  },
  'import.too-many-lines': { status: 422, zh: '一次至多报送{max}行', remedy: '请分成几个表格报送' },
  'import.nothing': { status: 422, zh: '表格中没有填写任何进展', remedy: '请在任务后面的各列填写后再上传' },
  'file.unreadable': { status: 422, zh: '文件打不开', remedy: '请确认文件没有损坏或加密后再上传' },
  'attachment.unknown': { status: 422, zh: '附件“{name}”没有上传成功', remedy: '请重新上传' },
  'person.account-taken': { status: 409, zh: '账号“{account}”已被使用', remedy: '请换一个账号' },
  'directory.other-region': {
    status: 403,
    zh: '只能登记本地区的单位和人员',
    remedy: '请由该地区的系统管理员登记',
  },
  'unit.uscc-wrong': { status: 422, zh: '统一社会信用代码校验不通过', remedy: '请核对代码' },
  'sign-in.failed': { status: 401, zh: '账号或口令不对', remedy: '请核对后再试' },
  'sign-in.locked': { status: 429, zh: '尝试次数过多', remedy: '请在{minutes}分钟后再试' },
  'password.weak': { status: 422, zh: '新口令不合要求:{reasons}', remedy: '请换一个口令' },
} as const;

export type RefusalCode = keyof typeof refusals;

/** A refusal as the client reads it (RFC 9457): code, filled sentence, remedy. */
export const problemOf = (
  code: string,
  params: Readonly<Record<string, string | number>> = {},
): { type: string; status: number; title: string; code: string; remedy: string } => {
  const row = (refusals as Record<string, { status: number; zh: string; remedy: string }>)[code] ?? {
    status: 422,
    zh: `不能办理(${code})`,
    remedy: '请刷新后重试',
  };
  const fill = (sentence: string): string =>
    sentence.replace(/\{(\w+)\}/g, (_, key: string) => String(params[key] ?? ''));
  return { type: `/problems/${code}`, status: row.status, title: fill(row.zh), code, remedy: fill(row.remedy) };
};
