import { type RectificationView } from '@duban/contracts';

type Finding = RectificationView['findings'][number];

/** How far a finding has come, in the order in which it does. */
export const standings = {
  ISSUED: '待报方案',
  PLAN_SUBMITTED: '方案待审',
  RECTIFYING: '整改中',
  CONTINUED: '继续整改',
  REPORTED: '待核查',
  REFERRED: '转结果运用',
  AT_ONCE: '立行立改',
  CLEARED: '已销号',
  WITHDRAWN: '复核撤销',
} as const;
export type Standing = keyof typeof standings;
export const standingColor: Record<Standing, string> = {
  ISSUED: 'default',
  PLAN_SUBMITTED: 'gold',
  RECTIFYING: 'orange',
  CONTINUED: 'red',
  REPORTED: 'blue',
  REFERRED: 'volcano',
  AT_ONCE: 'green',
  CLEARED: 'green',
  WITHDRAWN: 'purple',
};

/** Where one finding of a 整改 stands: what was done about it itself, and else where the 整改 as a whole is. */
export const standingOf = ({ status }: Pick<RectificationView, 'status'>, finding: Finding): Standing => {
  if (finding.withdrawn) return 'WITHDRAWN';
  if (finding.cleared) return finding.cleared.atOnce ? 'AT_ONCE' : 'CLEARED';
  if (status === 'RECTIFYING') return finding.continued.length > 0 ? 'CONTINUED' : 'RECTIFYING';
  return status === 'CLOSED' ? 'CLEARED' : status;
};
/** Something is still to be done about it. */
export const isOpen = (standing: Standing): boolean => !['AT_ONCE', 'CLEARED', 'WITHDRAWN'].includes(standing);
