/** What 整改 refuses. */
export const rectificationRefusals = {
  'rectification.wrong-status': {
    status: 409,
    zh: '整改当前为“{status}”,不能“{command}”',
    remedy: '请刷新页面,按当前环节办理',
  },
  'rectification.other-unit': { status: 403, zh: '这是{unit}的整改', remedy: '只能由该单位办理' },
  'rectification.measure-missing': {
    status: 422,
    zh: '问题“{finding}”的整改方案没有写{field}',
    remedy: '每个问题至少一项具体措施,写明措施、责任人、完成时限、验收标准',
  },
  'rectification.measure-late': {
    status: 422,
    zh: '问题“{finding}”的措施完成时限须在今天到{latest}之间',
    remedy: '请改选日期;确有困难的提请协调',
  },
  'rectification.unknown-finding': {
    status: 422,
    zh: '整改通知里没有这个问题,或已经销号',
    remedy: '请刷新后按列出的问题填写',
  },
  'rectification.evidence-missing': {
    status: 422,
    zh: '问题“{finding}”没有整改后的佐证材料',
    remedy: '请上传整改后的照片、文件或记录',
  },
  'rectification.result-missing': {
    status: 422,
    zh: '问题“{finding}”没有填写',
    remedy: '没有销号的问题须逐项填写',
  },
  'rectification.checker-of-unit': { status: 403, zh: '被整改单位的人不能核查本单位的整改', remedy: '请由督查员核查' },
  'rectification.dates-wrong': {
    status: 422,
    zh: '整改方案时限不得早于今天,整改时限不得早于方案时限',
    remedy: '请改选日期',
  },
  'rectification.due-past': { status: 422, zh: '新的整改时限须在今天以后', remedy: '请改选日期' },
  'rectification.itself': { status: 422, zh: '“{unit}”正是被整改单位,或列了两次', remedy: '举一反三请选择其他单位' },
  'rectification.matter-unknown': {
    status: 409,
    zh: '事项还没有登记到交办,不能下达整改',
    remedy: '请稍后再试;仍不行的,查看事项是否存在',
  },
} as const;
