/** What 组织机构与登录 refuse. */
export const directoryRefusals = {
  'person.account-taken': { status: 409, zh: '账号“{account}”已被使用', remedy: '请换一个账号' },
  'directory.other-region': {
    status: 403,
    zh: '只能登记本地区的单位和人员',
    remedy: '请由该地区的系统管理员登记',
  },
  'scheme.already-published': {
    status: 409,
    zh: '制度方案“{version}”已发布,不能再改',
    remedy: '请以它为依据另拟一版',
  },
  'scheme.not-drafted': { status: 409, zh: '没有这份制度方案草稿', remedy: '请先拟订再发布' },
  'scheme.base-unknown': { status: 422, zh: '没有“{base}”这一版', remedy: '请选择内置或已发布的一版作为依据' },
  'scheme.version-taken': { status: 409, zh: '版本“{version}”已有', remedy: '请换一个版本名' },
  'scheme.in-the-past': {
    status: 422,
    zh: '施行日期{effectiveFrom}已过',
    remedy: '请选择今天或以后的日期',
  },
  'delegation.not-yours': {
    status: 403,
    zh: '{person}的职务只能由本人授予代理',
    remedy: '请由本人办理;本人不在岗时由办公室主任或系统管理员办理',
  },
  'delegation.not-held': { status: 422, zh: '{person}没有“{role}”职务', remedy: '请只选择其本人的职务' },
  'delegation.no-sub-delegation': { status: 422, zh: '代理的职务“{role}”不能再委托他人', remedy: '请由其本人另行授予' },
  'delegation.to-oneself': { status: 422, zh: '不能由本人代理本人的职务', remedy: '请选择另一位代理人' },
  'delegation.not-delegable': {
    status: 422,
    zh: '“{role}”不能代理',
    remedy: '系统管理员、安全管理员、审计管理员须另行任命',
  },
  'delegation.administrator': {
    status: 422,
    zh: '{person}是系统、安全或审计管理员,不能代理业务职务',
    remedy: '请选择另一位代理人',
  },
  'delegation.other-unit': { status: 422, zh: '“{role}”只能由{unit}的人代理', remedy: '请选择本单位的代理人' },
  'delegation.unknown-person': { status: 422, zh: '没有“{person}”这个人', remedy: '请从名单中选择' },
  'delegation.already-over': { status: 422, zh: '止日{untilOn}已过', remedy: '请选择今天或以后的日期' },
  'delegation.not-yours-to-end': {
    status: 403,
    zh: '这一代理由{person}授予',
    remedy: '请由授予人、代理人、办公室主任或系统管理员终止',
  },
  'unit.uscc-wrong': { status: 422, zh: '统一社会信用代码校验不通过', remedy: '请核对代码' },
  'calendar.table-wrong': {
    status: 422,
    zh: '这张表有{count}处不对:{problems}',
    remedy: '请按通知改正后再存,没有改动任何期限',
  },
  'calendar.wrong-status': {
    status: 409,
    zh: '这份日历{status},不能“{command}”',
    remedy: '已公布的日历不能改,请另拟一份同年份的日历再公布',
  },
  'sign-in.failed': { status: 401, zh: '账号或口令不对', remedy: '请核对后再试' },
  'sign-in.locked': { status: 429, zh: '尝试次数过多', remedy: '请在{minutes}分钟后再试' },
  'password.weak': { status: 422, zh: '新口令不合要求:{reasons}', remedy: '请换一个口令' },
} as const;
