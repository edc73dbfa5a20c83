/** What 民情调查 (S-64) and 督查调研 (S-59) refuse. */
export const researchRefusals = {
  'survey.wrong-status': {
    status: 409,
    zh: '调查当前为“{status}”,不能“{command}”',
    remedy: '请刷新页面,按当前环节办理',
  },
  'survey.matter-unknown': {
    status: 409,
    zh: '没有这个事项,或者它不在您的查看范围内',
    remedy: '请从事项列表里选择;与事项无关的,不选事项',
  },
  'survey.dates-wrong': {
    status: 422,
    zh: '调查时间不得早于今天,结束不得早于开始',
    remedy: '请改选日期',
  },
  'survey.question-repeated': {
    status: 422,
    zh: '问题“{question}”列了两次',
    remedy: '请删去一个',
  },
  'survey.same-person': {
    status: 403,
    zh: '拟订人“{by}”不能审核自己拟订的调查',
    remedy: '请由其他有权限的人员审核',
  },
  'survey.link-invalid': {
    status: 404,
    zh: '这个链接不对,或者已经失效',
    remedy: '请核对是否复制完整,或向发放的人索取新的链接',
  },
  'survey.too-often': {
    status: 429,
    zh: '打开的次数太多了',
    remedy: '请{minutes}分钟以后再试',
  },
  'survey-response.not-open': {
    status: 409,
    zh: '调查现在不能填写,填写时间为{fromOn}至{untilOn}',
    remedy: '请在调查时间内填写',
  },
  'survey-response.answered': {
    status: 409,
    zh: '{serial}号样本已经填写过',
    remedy: '一个样本只填写一次;不必再填',
  },
  'survey-response.not-sampled': {
    status: 422,
    zh: '样本只有{size}个,没有{serial}号',
    remedy: '请核对样本编号',
  },
  'survey-response.unknown-question': {
    status: 422,
    zh: '答卷里有这份调查没有的问题,或者一题答了两次',
    remedy: '请刷新页面后重新填写',
  },
  'survey-response.missing': {
    status: 422,
    zh: '“{question}”没有回答',
    remedy: '请回答这一题',
  },
  'survey-response.choice-wrong': {
    status: 422,
    zh: '“{question}”的回答不在选项内,或者单选选了几项',
    remedy: '请重新选择',
  },
  'research-report.wrong-status': {
    status: 409,
    zh: '调研报告当前为“{status}”,不能“{command}”',
    remedy: '请刷新页面,按当前环节办理',
  },
  'research-report.same-person': {
    status: 403,
    zh: '“{by}”已经办过前面的环节,起草、审核、签发须由三个人办理',
    remedy: '请由其他有权限的人员办理',
  },
  'research-report.achievements-longer': {
    status: 422,
    zh: '做法成效写了{achievements}字,问题和原因只有{problems}字;调研以查找问题为主',
    remedy: '请精简做法成效,或者把问题写深写实',
  },
  'research-report.survey-open': {
    status: 409,
    zh: '引用的民情调查还没有汇总,或者没有这个调查',
    remedy: '请先汇总,再引用',
  },
  'research-report.conclusion-unknown': {
    status: 409,
    zh: '没有这个督查结论',
    remedy: '请从督查结论里选择',
  },
  'research-report.suggestion-repeated': {
    status: 422,
    zh: '建议“{suggestion}”列了两次',
    remedy: '请删去一条',
  },
  'research-report.reply-due-past': {
    status: 422,
    zh: '答复期限{replyDueOn}已经过去',
    remedy: '请改选日期',
  },
  'research-report.suggestion-unknown': {
    status: 409,
    zh: '没有这条建议,或者它不是提给贵单位的',
    remedy: '请刷新页面后重试',
  },
  'research-report.answer-incomplete': {
    status: 422,
    zh: '“{result}”的答复没有写明{missing}',
    remedy: '采纳、部分采纳的写明怎样落实;部分采纳、未采纳的写明理由',
  },
  'research-report.suggestion-decided': {
    status: 409,
    zh: '这条建议已经答复:{result}',
    remedy: '已答复的不再改;情况有变的,请督查机构在跟踪里写明',
  },
  'research-report.suggestion-not-adopted': {
    status: 409,
    zh: '这条建议没有采纳,或者已经落实',
    remedy: '只跟踪采纳、部分采纳而没有落实的建议',
  },
} as const;
