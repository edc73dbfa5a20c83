import { localDay } from '@duban/calendar';
import { type FactData, type FactType, type Role, words } from '@duban/contracts';

/** A message before it is addressed to a unit. `unit: true`: to the unit of the assignment; false: to the region's desk. */
export type Notice = { roles: readonly Role[]; unit: boolean; title: string; text: string };
type Rules = { [T in FactType]?: (data: FactData<T>) => Notice | undefined };

const toUnit = (roles: readonly Role[], title: string, text: string): Notice => ({ roles, unit: true, title, text });
const toDesk = (roles: readonly Role[], title: string, text: string): Notice => ({ roles, unit: false, title, text });

/** Who hears of what (domain 5.7): what asks for action beyond one's own inbox, or tells how it went. */
const rules: Rules = {
  'assignment.issued.v1': (d) =>
    toUnit(['LIAISON', 'UNIT_LEADER'], '新的承办任务', `${d.documentNo},${words.assignmentRole[d.role]},请及时签收`),
  'assignment.urged.v1': (d) => {
    const up: Role[] = d.color === 'RED' || d.color === 'YELLOW' ? ['UNIT_HEAD', 'UNIT_LEADER'] : ['UNIT_LEADER'];
    return toUnit([...up, 'LIAISON', 'HANDLER'], d.color ? words.noticeColor[d.color] : '催办', d.content);
  },
  'assignment.returned.v1': (d) =>
    toUnit(['HANDLER', 'LIAISON', 'UNIT_LEADER'], d.kind === 'REWORK' ? '报告退回重办' : '报告退回补充', d.reason),
  'assignment.accepted.v1': (d) => toUnit(['LIAISON', 'HANDLER'], '审核通过', d.onTime ? '按时办结' : '逾期办结'),
  'assignment.extension-requested.v1': (d) =>
    toDesk(['SUPERVISION_CHIEF'], '延期申请', `${words.extensionReason[d.reason]},拟延至${d.newDueOn}`),
  'assignment.extension-decided.v1': (d) =>
    toUnit(['LIAISON', 'HANDLER', 'UNIT_LEADER'], d.agree ? '延期已批准' : '延期未批准', d.opinion),
  'assignment.recounted.v1': (d) =>
    toUnit(
      ['LIAISON', 'HANDLER'],
      '办结时限重新计算',
      d.dueAt === d.previousDueAt
        ? `${words.recountReason[d.reason]},仍为${localDay(d.dueAt)}${d.provisional ? '(暂算)' : '(不再是暂算)'}`
        : `${words.recountReason[d.reason]},由${localDay(d.previousDueAt)}改为${localDay(d.dueAt)}${d.provisional ? '(暂算)' : ''}`,
    ),
  'matter.reinstructed.v1': (d) => toDesk(['SUPERVISOR', 'SUPERVISION_CHIEF'], '领导再批示', d.text),
  'matter.presented.v1': (d) => toDesk(['GOV_HEAD', 'GOV_LEADER'], '督查专报呈阅', d.documentNo),
  'matter.closed.v1': (d) => toDesk(['SUPERVISOR', 'SUPERVISION_CHIEF', 'INTAKE_CLERK'], '事项办结', d.outcome),
  'matter.rejected.v1': (d) => toDesk(['INTAKE_CLERK', 'SUPERVISOR'], '不予立项', d.opinion),
};

/** Fact types that are worth a message. */
export const announced: readonly string[] = Object.keys(rules);

export const noticeOf = (type: string, data: unknown): Notice | undefined =>
  (rules as Record<string, ((d: never) => Notice | undefined) | undefined>)[type]?.(data as never);
