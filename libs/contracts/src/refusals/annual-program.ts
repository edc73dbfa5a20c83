/** What 年度督查检查计划 refuses. */
export const annualProgramRefusals = {
  'annual-program.wrong-status': {
    status: 409,
    zh: '年度计划当前为“{status}”,不能“{command}”',
    remedy: '请刷新页面;批准以后增加的,走“一事一报”',
  },
  'annual-program.year-taken': {
    status: 409,
    zh: '{year}年的年度计划已经有了',
    remedy: '请打开{year}年的计划修改;已经批准的,增加一项走“一事一报”',
  },
  'annual-program.year-past': {
    status: 422,
    zh: '{year}年已经过去,不能再编制年度计划',
    remedy: '请改填年度',
  },
  'annual-program.entry-repeated': {
    status: 422,
    zh: '“{topic}”列了两次',
    remedy: '请删去一项',
  },
  'annual-program.undesignated': {
    status: 422,
    zh: '“{body}”没有政府指定,不能开展“{topic}”',
    remedy: '请先办理指定,写明事项、范围、职责、期限(条例第七条);本部门的业务检查不称督查',
  },
  'annual-program.month-outside': {
    status: 422,
    zh: '“{topic}”安排在{month},不在{year}年内',
    remedy: '请改填月份',
  },
  'annual-program.comprehensive-twice': {
    status: 422,
    zh: '“{body}”一年列了{count}项综合督查,原则上每年只开展1次',
    remedy: '请合并、联合开展,或改为专项督查',
  },
  'annual-program.similar-unexplained': {
    status: 409,
    zh: '有{count}组同类、同对象的督查检查没有合并:{pairs}',
    remedy: '请退回合并、联合开展;确需分开的,在批准意见里写明理由',
  },
  'annual-program.same-person': {
    status: 403,
    zh: '编制人“{by}”不能审核、批准自己编制的计划',
    remedy: '请由其他有权限的人员办理',
  },
  'annual-program.entry-unknown': {
    status: 409,
    zh: '没有这一项一事一报,或者它不在这一环节',
    remedy: '请刷新页面后重试',
  },
  'annual-program.month-past': {
    status: 422,
    zh: '“{topic}”安排在{month},已经过去',
    remedy: '先批准、后开展;请改填月份',
  },
  'annual-program.renamed': {
    status: 422,
    zh: '“{topic}”与年度计划内的“{listed}”是同一部门的同类检查,不能拆分、更名或改期另报',
    remedy: '请按计划内的一项开展;确需调整的,在计划内那一项的督查方案里说明',
  },
} as const;
