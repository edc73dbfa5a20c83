/** What 结果运用 refuses. */
export const outcomeRefusals = {
  'outcome.wrong-status': {
    status: 409,
    zh: '建议当前为“{status}”,不能“{command}”',
    remedy: '请刷新页面,按当前环节办理',
  },
  'outcome.other-unit': { status: 403, zh: '这是对{unit}的建议', remedy: '只能由该单位说明、申辩' },
  'outcome.explanation-open': {
    status: 409,
    zh: '{unit}可以在{untilOn}前书面说明、申辩,还没有到期',
    remedy: '请等单位说明,或到期后再审核',
  },
  'outcome.explanation-closed': {
    status: 409,
    zh: '书面说明、申辩的期限是{untilOn},已经过去',
    remedy: '请向督查室当面说明,由其附卷',
  },
  'outcome.talk-not-handed-over': {
    status: 409,
    zh: '约谈不是移送',
    remedy: '请发约谈通知,谈完登记约谈记录',
  },
  'outcome.not-a-talk': { status: 409, zh: '“{kind}”建议不是约谈', remedy: '请登记移送、执行' },
  'outcome.talk-past': { status: 422, zh: '约谈的时间已经过去', remedy: '请改选时间' },
  'outcome.follow-up-past': { status: 422, zh: '跟踪落实的日期须在约谈以后', remedy: '请改选日期' },
  'outcome.conclusion-changed': {
    status: 409,
    zh: '建议提出以后,对{unit}的结论经复核决定{decision}',
    remedy: '请不同意这份建议;仍有必要的,按复核后的结论重新提出',
  },
  'outcome.not-approved': {
    status: 409,
    zh: '“{kind}”建议没有经行政首长批准,不能移送、执行',
    remedy: '请先报行政首长批准(条例第二十一条)',
  },
} as const;
