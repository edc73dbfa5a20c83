/** What 线索移送 refuses. */
export const clueTransferRefusals = {
  'clue-transfer.wrong-status': {
    status: 409,
    zh: '线索移送当前为“{status}”,不能“{command}”',
    remedy: '请刷新页面,按当前环节办理',
  },
  'clue-transfer.two-persons': {
    status: 422,
    zh: '线索由两人经办,经办人、复核人、批准人不能是同一个人',
    remedy: '请另选一位经办人',
  },
  'clue-transfer.not-partner': { status: 403, zh: '须由指定的第二位经办人复核', remedy: '请由该同志办理' },
  'clue-transfer.not-approver': { status: 403, zh: '须由报批的行政首长批准', remedy: '请由该同志办理' },
  'clue-transfer.not-approved': {
    status: 409,
    zh: '线索没有经两人复核、行政首长批准,不能移送',
    remedy: '请先办完复核和批准',
  },
} as const;
