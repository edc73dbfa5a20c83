import { localDay } from '@duban/calendar';
import { type FactData, type FactType, type Role, words } from '@duban/contracts';

/**
 * A message before it is addressed. `to`: the unit of the assignment; the unit that puts the results together, which is
 * the one that gave out the part (再分解) or else the matter's lead; every unit that works on the matter; the units that a
 * 协调 concerns; the units that the fact names; or the region's desk.
 */
export type Notice = {
  roles: readonly Role[];
  to: 'unit' | 'whole' | 'units' | 'parties' | 'named' | 'desk';
  title: string;
  text: string;
};
type Said = Notice | readonly Notice[] | undefined;
type Rules = { [T in FactType]?: (data: FactData<T>) => Said };

const to =
  (whom: Notice['to']) =>
  (roles: readonly Role[], title: string, text: string): Notice => ({ roles, to: whom, title, text });
const [toUnit, toWhole, toUnits] = [to('unit'), to('whole'), to('units')];
const [toParties, toNamed, toDesk] = [to('parties'), to('named'), to('desk')];

const handling: readonly Role[] = ['LIAISON', 'HANDLER', 'UNIT_LEADER'];
const desk: readonly Role[] = ['SUPERVISOR', 'SUPERVISION_CHIEF'];
/** A coloured notice is read by more of the unit the more serious it is. */
const byColor = (color: keyof typeof words.noticeColor | undefined): readonly Role[] =>
  color === 'RED' || color === 'YELLOW' ? ['UNIT_HEAD', ...handling] : handling;
const tierOf = {
  BODY: desk,
  DIRECTOR: ['OFFICE_DIRECTOR'],
  LEADER: ['GOV_LEADER', 'OFFICE_DIRECTOR'],
  MEETING: ['GOV_HEAD', 'OFFICE_DIRECTOR'],
} as const satisfies Record<keyof typeof words.coordinationTier, readonly Role[]>;

/** Who hears of what (domain 5.7): what asks for action beyond one's own inbox, or tells how it went. */
const rules: Rules = {
  'assignment.issued.v1': (d) =>
    toUnit(['LIAISON', 'UNIT_LEADER'], '新的承办任务', `${d.documentNo},${words.assignmentRole[d.role]},请及时签收`),
  'assignment.acknowledged.v1': (d) =>
    toDesk(['SUPERVISOR'], d.late ? '已签收(超时)' : '已签收', `承办人${d.handler.name}`),
  'assignment.progress-reported.v1': (d) => toDesk(['SUPERVISOR'], '进展报送', `${d.percent}%:${d.progress}`),
  'assignment.opinion-submitted.v1': (d) => toWhole(['HANDLER', 'LIAISON'], '协办意见', d.opinion),
  'assignment.opinion-marked-missing.v1': (d) => toDesk(['SUPERVISOR'], '协办意见逾期未送', d.reason),
  'assignment.report-signed.v1': (d) =>
    d.agree ? toDesk(['SUPERVISOR'], d.onTime ? '办结报送' : '办结报送(逾期)', d.results) : undefined,
  'assignment.urged.v1': (d) => toUnit(byColor(d.color), d.color ? words.noticeColor[d.color] : '催办', d.content),
  'assignment.notice-served.v1': (d) =>
    toUnit(byColor(d.color), words.noticeColor[d.color], `${d.documentNo},已逾期${d.overdueDays}个工作日`),
  'assignment.returned.v1': (d) => toUnit(handling, d.kind === 'REWORK' ? '报告退回重办' : '报告退回补充', d.reason),
  'assignment.returns-explained.v1': (d) => toDesk(['SUPERVISOR'], '退回重办说明', d.explanation),
  'assignment.accepted.v1': (d) => toUnit(['LIAISON', 'HANDLER'], '审核通过', d.onTime ? '按时办结' : '逾期办结'),
  'assignment.return-requested.v1': (d) =>
    toUnit(['UNIT_LEADER', 'UNIT_HEAD'], '退办申请待签字', `${words.returnReason[d.reason]}:${d.basis}`),
  'assignment.return-signed.v1': (d) => (d.agree ? toDesk(desk, '退办申请', d.opinion) : undefined),
  'assignment.return-reviewed.v1': (d) =>
    toDesk(['SUPERVISION_CHIEF'], '退办申请待审定', `${words.returnDecision[d.decision]}:${d.opinion}`),
  'assignment.return-decided.v1': (d) => toUnit(handling, `退办申请:${words.returnDecision[d.decision]}`, d.opinion),
  'assignment.extension-requested.v1': (d) =>
    toUnit(['UNIT_LEADER', 'UNIT_HEAD'], '延期待签署', `${words.extensionReason[d.reason]},拟延至${d.newDueOn}`),
  'assignment.extension-endorsed.v1': (d) =>
    d.agree
      ? toDesk(['SUPERVISOR'], '延期待初审', d.opinion || '单位负责人已签署同意')
      : toUnit(['LIAISON', 'HANDLER'], '延期未获单位同意', d.opinion),
  'assignment.extension-checked.v1': (d) =>
    toDesk([d.approver], '延期待审批', d.opinion || (d.agree ? '督查员同意' : '督查员不同意')),
  'assignment.extension-decided.v1': (d) => toUnit(handling, d.agree ? '延期已批准' : '延期未批准', d.opinion),
  'assignment.extension-lapsed.v1': (d) =>
    toUnit(handling, '延期申请失效', `到期前没有批复,时限仍为${localDay(d.dueAt)}`),
  'assignment.overdue-explained.v1': (d) => toDesk(['SUPERVISOR'], '逾期说明', `${d.explanation};预计${d.expectedOn}`),
  'assignment.outcome-proposed.v1': (d) =>
    toDesk(['SUPERVISION_CHIEF', 'OFFICE_DIRECTOR'], `建议${words.outcomeKind[d.kind]}`, d.reason),
  'assignment.suspended.v1': (d) => toUnit(handling, '任务中止', d.reason),
  'assignment.resumed.v1': (d) => toUnit(handling, '任务恢复', `时限改为${localDay(d.dueAt)}`),
  'assignment.cancelled.v1': (d) => toUnit(handling, '任务撤销', d.reason),
  'assignment.recounted.v1': (d) =>
    toUnit(
      ['LIAISON', 'HANDLER'],
      '办结时限重新计算',
      d.dueAt === d.previousDueAt
        ? `${words.recountReason[d.reason]},仍为${localDay(d.dueAt)}${d.provisional ? '(暂算)' : '(不再是暂算)'}`
        : `${words.recountReason[d.reason]},由${localDay(d.previousDueAt)}改为${localDay(d.dueAt)}${d.provisional ? '(暂算)' : ''}`,
    ),
  'coordination.requested.v1': (d) => [
    toDesk(tierOf[d.tier], '提请协调', `${d.unit.name}:${d.stuck}`),
    toParties(handling, '协调涉及本单位', `${d.unit.name}:${d.stuck}`),
  ],
  'coordination.opened.v1': (d) => toUnit(handling, '转入协调', d.stuck),
  'coordination.escalated.v1': (d) => toDesk(tierOf[d.tier], `提请${words.coordinationTier[d.tier]}`, d.reason),
  'coordination.timed-out.v1': (d) =>
    toDesk(tierOf[d.tier], `上报${words.coordinationTier[d.tier]}`, '上一级协调到时没有结果'),
  'coordination.resolved.v1': (d) => [
    toUnit(handling, '协调结果', d.decision),
    toParties(handling, '协调结果', d.decision),
  ],
  'supervision-plan.items-decided.v1': (d) =>
    toDesk(
      desk,
      '领导逐项决定',
      d.lines.map(({ no, decision }) => `第${no}项${words.itemDecision[decision]}`).join('、'),
    ),
  'inspection.planned.v1': () => toDesk(['SUPERVISION_CHIEF'], '核查方案待审批', '请在待办中办理'),
  'inspection.amended.v1': () => toDesk(['SUPERVISION_CHIEF'], '核查方案变更待审批', '请在待办中办理'),
  'inspection.notified.v1': (d) =>
    toNamed(['UNIT_HEAD', ...handling], '明查通知', `${d.matterTitle}:${d.fromOn}至${d.untilOn}到现场核查`),
  'annual-program.drafted.v1': (d) =>
    toDesk(['OFFICE_DIRECTOR'], '年度计划待审核', `${d.year}年${d.entries.length}项,请在“年度计划”审核`),
  'annual-program.checked.v1': (d) =>
    d.agree
      ? toDesk(['GOV_HEAD'], '年度计划待批准', '请在“年度计划”批准')
      : toDesk(desk, '年度计划退回修改', d.opinion),
  'annual-program.approved.v1': (d) =>
    toDesk(desk, d.agree ? '年度计划已批准' : '年度计划退回修改', d.opinion || '同意'),
  'annual-program.off-program-applied.v1': (d) =>
    toDesk(['GOV_LEADER'], '一事一报待签批', `${d.body.name}“${d.topic}”:${d.reason}`),
  'annual-program.off-program-endorsed.v1': (d) =>
    d.agree
      ? toDesk(['GOV_HEAD'], '一事一报待批准', d.topic)
      : toDesk(desk, '一事一报未批准', `${d.topic}:${d.opinion}`),
  'annual-program.off-program-approved.v1': (d) =>
    toDesk(desk, d.agree ? '一事一报已批准' : '一事一报未批准', d.opinion ? `${d.topic}:${d.opinion}` : d.topic),
  'designation.proposed.v1': (d) => toDesk(['GOV_HEAD'], '政府指定待批准', `${d.department.name}:${d.matters}`),
  'designation.approved.v1': (d) =>
    toDesk(desk, d.agree ? '政府指定已批准' : '政府指定未同意', d.opinion || d.department.name),
  'survey.drafted.v1': (d) => toDesk(['SUPERVISION_CHIEF'], '民情调查待审核', `${d.title},请在“督查调研”审核`),
  'survey.decided.v1': (d) =>
    toDesk(['SUPERVISOR'], d.agree ? '民情调查可以发放' : '民情调查退回修改', d.opinion || '链接在“督查调研”'),
  'research-report.drafted.v1': (d) => toDesk(['SUPERVISION_CHIEF'], '调研报告待审核', `${d.title},请在“督查调研”审核`),
  'research-report.checked.v1': (d) =>
    d.agree
      ? toDesk(['OFFICE_DIRECTOR'], '调研报告待签发', '请在“督查调研”签发')
      : toDesk(['SUPERVISOR'], '调研报告退回修改', d.opinion),
  'research-report.approved.v1': (d) =>
    d.agree
      ? [
          toDesk(['GOV_HEAD', 'GOV_LEADER'], '督查调研报告', d.title),
          toNamed(['UNIT_HEAD'], '督查调研建议', `${d.title}:有提给本单位的建议,请在“督查调研”答复是否采纳`),
        ]
      : toDesk(['SUPERVISOR'], '调研报告退回修改', d.opinion),
  'research-report.suggestion-decided.v1': (d) =>
    toDesk(desk, `建议${words.suggestionResult[d.result]}`, `${d.to.name}:${d.suggestion}`),
  'campaign.drafted.v1': (d) => toDesk(['OFFICE_DIRECTOR'], '督查方案待审核', d.matterTitle),
  'campaign.amended.v1': (d) => toDesk(['OFFICE_DIRECTOR'], '变更督查方案待审核', d.reason),
  'campaign.endorsed.v1': (d) =>
    d.agree
      ? toDesk([d.step === 'OFFICE' ? 'GOV_LEADER' : 'GOV_HEAD'], '督查方案待审定', d.opinion || '请在待办中办理')
      : toDesk(desk, '督查方案退回', d.opinion),
  'campaign.returned.v1': (d) => toDesk(desk, '督查方案退回', d.opinion),
  'campaign.approved.v1': (d) =>
    toDesk(desk, '督查方案已审定', d.teams.map((t) => `${t.name}:${t.leader.name}`).join(';')),
  'campaign.amendment-approved.v1': (d) => toDesk(desk, '变更方案已审定', `第${d.version}版`),
  'campaign.notified.v1': (d) =>
    toNamed(['UNIT_HEAD', ...handling], '督查通知', `${d.documentNo},${d.matterTitle}:${d.fromOn}至${d.untilOn}`),
  'campaign.cancelled.v1': (d) => toDesk(desk, '督查活动取消', d.reason),
  'inspection-team.declared.v1': (d) =>
    d.conflict ? toDesk(['SUPERVISION_CHIEF'], '督查组有人应当回避', d.person.name) : undefined,
  'self-check.asked.v1': (d) =>
    toUnit(['UNIT_HEAD', ...handling], '要求自查', `${d.matterTitle},${d.dueOn}前报送自查报告`),
  'self-check.submitted.v1': (d) =>
    toDesk(desk, d.late ? '自查报告(逾期)' : '自查报告', `${d.unit.name}:${d.problems.length}个问题`),
  'inspection.withdrawn.v1': () => toDesk(['SUPERVISION_CHIEF'], '核查撤回', '方案变更后不再核查'),
  'campaign.huddle-held.v1': (d) =>
    d.problems === '' && !d.finished
      ? undefined
      : toDesk(
          ['SUPERVISION_CHIEF'],
          d.finished ? '外勤结束' : '碰头反映困难',
          `${d.teamName}:${d.problems === '' ? d.progress : d.problems}`,
        ),
  'campaign.incident-reported.v1': (d) =>
    toDesk(
      ['SUPERVISION_CHIEF', 'OFFICE_DIRECTOR', 'GOV_LEADER', 'GOV_HEAD'],
      `重大突发情况:${words.incidentKind[d.kind]}`,
      `${d.matterTitle},${d.teamName}报告:${d.when},${d.where},${d.what};已采取:${d.taken}`,
    ),
  'campaign.synthesized.v1': (d) => toDesk(['GOV_HEAD'], '督查总报告待审定', `${d.figures.findings}个问题`),
  'campaign.synthesis-decided.v1': (d) =>
    toDesk(desk, d.agree ? '总报告已审定' : '总报告退回', d.opinion || '请按审定的总报告起草督查结论'),
  'campaign.bulletin-drafted.v1': (d) =>
    toDesk([d.critical ? 'GOV_HEAD' : 'OFFICE_DIRECTOR'], '督查通报待签发', '请在待办中办理'),
  'campaign.bulletin-published.v1': (d) =>
    toNamed(['UNIT_HEAD', ...handling], '督查通报', `${d.matterTitle}:${d.documentNo}`),
  'campaign.looked-back.v1': (d) =>
    d.reopened.length > 0
      ? toDesk(desk, '回头看发现没有落实', d.reopened.map(({ unit }) => unit.name).join('、'))
      : undefined,
  'misconduct.recorded.v1': (d) =>
    toDesk(['SUPERVISION_CHIEF', 'OFFICE_DIRECTOR'], words.misconductKind[d.kind], `${d.matterTitle}:${d.unit.name}`),
  'conclusion.drafted.v1': (d) => toDesk(['OFFICE_DIRECTOR'], '督查结论待审定', d.matterTitle),
  'conclusion.delivered.v1': (d) => toUnit(['UNIT_HEAD', 'LIAISON'], '督查结论送达', `${d.matterTitle},请签收`),
  'conclusion.received.v1': (d) => toDesk(desk, '结论已签收', d.unit.name),
  'reconsideration.filed.v1': (d) =>
    toDesk(['SUPERVISION_CHIEF', 'OFFICE_DIRECTOR'], '申请复核', `${d.unit.name}:${d.reasons}`),
  'reconsideration.examined.v1': (d) =>
    toUnit(['UNIT_HEAD', 'LIAISON'], d.agree ? '复核申请已受理' : '复核申请不予受理', d.opinion),
  'reconsideration.reminded.v1': (d) =>
    toDesk(['OFFICE_DIRECTOR', 'GOV_HEAD'], '复核决定即将到期', `须在${localDay(d.decideDueAt)}前作出`),
  'reconsideration.decided.v1': (d) => [
    toUnit(['UNIT_HEAD', 'LIAISON'], '复核决定', `${words.reconsiderationDecision[d.decision]}:${d.reasons}`),
    toDesk(desk, '复核决定', `${d.unit.name}:${words.reconsiderationDecision[d.decision]}`),
  ],
  'outcome.proposed.v1': (d) =>
    toUnit(
      ['UNIT_HEAD'],
      `拟提出${words.outcomeProposalKind[d.kind]}建议`,
      `${d.matterTitle},可以在${localDay(d.explainUntilAt)}前书面说明、申辩`,
    ),
  'outcome.explained.v1': (d) =>
    toDesk(['OFFICE_DIRECTOR', ...desk], '书面说明、申辩', `${d.unit.name}:${d.explanation}`),
  'outcome.checked.v1': (d) =>
    d.agree ? toDesk(['GOV_HEAD'], `${words.outcomeProposalKind[d.kind]}建议待批准`, d.unit.name) : undefined,
  'outcome.approved.v1': (d) =>
    toDesk(
      desk,
      d.agree ? '结果运用建议已批准' : '结果运用建议未同意',
      `${d.unit.name}:${words.outcomeProposalKind[d.kind]}`,
    ),
  'outcome.talk-arranged.v1': (d) =>
    toUnit(['UNIT_HEAD', 'LIAISON'], '约谈通知', `${localDay(d.heldAt)},${d.place};被约谈人:${d.attendees}`),
  'rectification.findings-withdrawn.v1': (d) =>
    toUnit(['UNIT_HEAD', ...handling], '按复核决定撤销问题', `${d.findingIds.length}个问题不再要求整改:${d.reasons}`),
  'rectification.issued.v1': (d) =>
    toUnit(
      ['UNIT_HEAD', 'UNIT_LEADER', 'LIAISON'],
      '整改通知',
      `${d.matterTitle}:${d.findings.length}个问题,${d.planDueOn}前报方案,${d.dueOn}前整改到位`,
    ),
  'rectification.peer-issued.v1': (d) =>
    toUnit(
      ['UNIT_HEAD', 'UNIT_LEADER', 'LIAISON'],
      '举一反三',
      `${d.matterTitle}:${d.findings[0]?.requirement ?? ''},${d.planDueOn}前报方案`,
    ),
  'rectification.reissued.v1': (d) =>
    toUnit(
      ['UNIT_HEAD', 'UNIT_LEADER', 'LIAISON'],
      '重新整改',
      `${d.matterTitle}:回头看${d.findings.length}个问题没有落实,${d.planDueOn}前报方案`,
    ),
  'rectification.plan-submitted.v1': (d) => toDesk(desk, '整改方案待审', `${d.unit.name}:${d.measures.length}项措施`),
  'rectification.plan-reviewed.v1': (d) => toUnit(handling, d.agree ? '整改方案已同意' : '整改方案退回', d.opinion),
  'rectification.fixed-at-once.v1': (d) => toUnit(handling, '立行立改已确认', d.result),
  'rectification.reported.v1': (d) => toDesk(desk, d.late ? '整改报告(逾期)' : '整改报告', d.unit.name),
  'rectification.checked.v1': (d) =>
    toUnit(['UNIT_HEAD', ...handling], '整改核查', words.rectificationOutcome[d.outcome]),
  'rectification.overdue.v1': (d) => [
    toUnit(['UNIT_HEAD', ...handling], '整改逾期', d.open.join(';')),
    toDesk(desk, '整改逾期', `${d.unit.name}:${d.open.join(';')}`),
  ],
  'matter.phone-approved.v1': (d) =>
    toDesk(
      ['OFFICE_DIRECTOR', 'GOV_HEAD'],
      '电话批准待补签',
      `${d.approver.name}电话批准,请在${localDay(d.confirmDueAt)}前补签`,
    ),
  'matter.reminded.v1': (d) => toDesk(['OFFICE_DIRECTOR', 'SUPERVISION_CHIEF'], '提醒', words.matterReminder[d.reason]),
  'matter.instruction-added.v1': (d) =>
    toUnits(handling, '领导再次批示', `${d.instruction.leader.name}:${d.instruction.text}`),
  'matter.reinstructed.v1': (d) => toDesk(desk, '领导再批示', d.text),
  'matter.presented.v1': (d) => toDesk(['GOV_HEAD', 'GOV_LEADER'], '督查专报呈阅', d.documentNo),
  'matter.report-read.v1': () => toDesk(desk, '专报已阅', '领导已阅,尚未批示'),
  'matter.leader-changed.v1': (d) => toDesk(desk, '领导变更', `${d.previous.name}改为${d.post}${d.leader.name}`),
  'matter.suspended.v1': (d) => toDesk(desk, '事项中止', d.reason),
  'matter.resumed.v1': (d) => toDesk(desk, '事项恢复', d.reason),
  'matter.revoked.v1': (d) => toDesk(desk, '事项撤销', d.reason),
  'matter.merged.v1': (d) => toDesk(desk, '事项并案', `并入${d.into.no}`),
  'matter.reopened.v1': (d) => toDesk(desk, '重新办理', d.reason),
  'matter.closed.v1': (d) => toDesk([...desk, 'INTAKE_CLERK'], '事项办结', d.outcome),
  'matter.closed-as-presented.v1': (d) => toDesk([...desk, 'INTAKE_CLERK'], '按已呈阅办结', d.reason),
  'matter.rejected.v1': (d) => toDesk(['INTAKE_CLERK', 'SUPERVISOR'], '不予立项', d.opinion),
  'dossier.accepted.v1': (d) => toDesk(['SUPERVISOR'], '档案已接收', d.archivalCode),
  'dossier.declined.v1': (d) => toDesk(['SUPERVISOR'], '档案退回', d.opinion),
};

/** The messages a fact is worth. */
export const noticesOf = (type: string, data: unknown): readonly Notice[] => {
  const said = (rules as Record<string, ((d: never) => Said) | undefined>)[type]?.(data as never) ?? [];
  return 'to' in said ? [said] : said;
};
