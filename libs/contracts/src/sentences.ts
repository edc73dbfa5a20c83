import type { FactData, FactType } from './facts';
import { fieldSentences } from './sentences-field';
import * as w from './words';

const verdict = (d: { agree: boolean; opinion: string }): string =>
  `${d.agree ? '同意' : '不同意'}${d.opinion ? `:${d.opinion}` : ''}`;
type Sentences = { [T in FactType]: (d: FactData<T>) => { title: string; detail: string } };
/** The day in China that an instant falls on. */
const shortDay = (at: string): string => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10);
const line = (title: string, detail = ''): { title: string; detail: string } => ({ title, detail });
const roleNames = (roles: readonly w.Role[]): string => roles.map((role) => w.role[role]).join('、');

/** 越级 (R-103), with the reason. */
const skipping = ({ skipLevelReason }: { skipLevelReason?: string | undefined }): string =>
  skipLevelReason ? `(越级:${skipLevelReason})` : '';

/** The Chinese line of every fact: timeline, 过程信息 of the archive package, notifications. */
const sentences: Sentences = {
  'matter.registered.v1': (d) =>
    line(
      '登记',
      `${d.instruction.post}${d.instruction.leader.name}${d.procedure === 'WH' ? '' : '批示'}:${d.instruction.text}${
        d.origin ? `;${w.matterOrigin[d.origin.kind]},来自${d.origin.no}《${d.origin.title}》` : ''
      }`,
    ),
  'matter.items-resolved.v1': (d) => line('列入督查', `${d.items}项`),
  'matter.campaign-opened.v1': (d) => line('列入大型督查', d.instruction.text),
  'matter.campaign-cancelled.v1': (d) => line('活动取消', `${d.reason}(${d.instrument})`),
  'matter.campaign-concluded.v1': (d) => line('督查活动办结', d.outcome),
  'source-document.registered.v1': (d) => line('登记来源文件', `${d.title},${d.items.length}项`),
  'source-document.corrected.v1': (d) => line('更正议定事项', d.reason),
  'matter.opinion-drafted.v1': (d) => line('拟办', `${w.effortPath[d.effortPath]};要求:${d.requirement}`),
  'matter.opinion-checked.v1': (d) => line('立项审核', verdict(d)),
  'matter.approved.v1': (d) => line('立项', `编号${d.matterNo}${d.opinion ? `;${d.opinion}` : ''}`),
  'matter.rejected.v1': (d) => line('不予立项', d.opinion),
  'matter.sent-back.v1': (d) => line('退回拟办', d.opinion),
  'matter.call-recorded.v1': (d) => line('电话调度', `${d.unit.name}${d.answeredBy}:${d.situation}`),
  'matter.assigned.v1': (d) => line('已交办', d.units.map((u) => u.name).join('、')),
  'matter.units-admitted.v1': (d) => line('新单位知悉', d.units.map((u) => u.name).join('、')),
  'matter.begun.v1': () => line('进入办理'),
  'matter.submitted-for-review.v1': () => line('进入审核'),
  'matter.awaiting-feedback.v1': () => line('进入反馈'),
  'matter.presented.v1': (d) => line('呈报', d.documentNo),
  'matter.reinstructed.v1': (d) =>
    line({ VERIFY: '退回核实', REINSTRUCT: '再批示', KEY: '列入重点督办' }[d.decision], d.text),
  'matter.closed.v1': (d) => line('办结', d.outcome),
  'matter.archived.v1': () => line('归档'),
  'matter.phone-approved.v1': (d) => line('电话批准', `${d.approver.name}电话批准,待补签`),
  'matter.approval-confirmed.v1': (d) => line(d.late ? '补签(超时)' : '补签', d.opinion),
  'matter.access-granted.v1': (d) => line('扩大知悉范围', d.reason),
  'matter.upgraded.v1': (d) => line('升级', `${w.effortPath[d.effortPath]};${d.reason}`),
  'matter.revoked.v1': (d) => line('撤销', `${d.reason}(${d.instrument})`),
  'matter.suspended.v1': (d) => line('中止', `${d.reason};预计${d.expectedResumeOn}恢复`),
  'matter.resumed.v1': (d) => line('恢复', d.reason),
  'matter.merged.v1': (d) => line('并案', `并入${d.into.no}《${d.into.title}》;${d.reason}`),
  'matter.instruction-added.v1': (d) =>
    line(
      '再次批示',
      `${d.instruction.post}${d.instruction.leader.name}:${d.instruction.text}` +
        (d.urgency === d.urgencyBefore ? '' : `;紧急程度由${w.urgency[d.urgencyBefore]}改为${w.urgency[d.urgency]}`),
    ),
  'matter.leader-changed.v1': (d) => line('领导变更', `${d.previous.name}改为${d.post}${d.leader.name};${d.reason}`),
  'matter.report-read.v1': () => line('已阅'),
  'matter.closed-as-presented.v1': (d) => line('按已呈阅办结', d.reason),
  'matter.reopened.v1': (d) => line('重新办理', d.reason),
  'matter.satisfaction-recorded.v1': (d) => line('回访', `${d.contact}:${w.satisfaction[d.satisfaction]};${d.remark}`),
  'matter.reminded.v1': (d) => line('提醒', w.matterReminder[d.reason]),
  'informant.recorded.v1': () => line('登记反映人', '反映人信息已密封'),
  'informant.revealed.v1': (d) => line('查看反映人', d.reason),
  'informant.entrusted.v1': (d) => line('指定反映人知悉人', `${d.persons.map((p) => p.name).join('、')};${d.reason}`),
  'notice.drafted.v1': (d) =>
    line('交办拟稿', d.lines.map((l) => `${w.assignmentRole[l.role]}${l.unit.name}${skipping(l)}`).join('、')),
  'notice.signed.v1': (d) => line('督办通知签发', d.opinion),
  'notice.returned.v1': (d) => line('督办通知退回', d.opinion),
  'assignment.issued.v1': (d) =>
    line('下达', `${w.assignmentRole[d.role]}${d.unit.name},${d.documentNo}${skipping(d)}`),
  'assignment.acknowledged.v1': (d) => line(d.late ? '签收(超时)' : '签收', `承办人${d.handler.name}`),
  'assignment.progress-reported.v1': (d) => line('进展反馈', `${d.percent}%:${d.progress}`),
  'assignment.opinion-submitted.v1': (d) => line('协办意见', d.opinion),
  'assignment.report-drafted.v1': (d) => line('办结报告起草', d.results),
  'assignment.report-checked.v1': (d) => line('办结报告审核', verdict(d)),
  'assignment.report-signed.v1': (d) => line('办结报告签报', verdict(d)),
  'assignment.reviewed.v1': (d) =>
    line(
      '审核',
      { PASS: '通过', SUPPLEMENT: '退回补充', REWORK: '退回重办' }[d.result] + (d.opinion ? `:${d.opinion}` : ''),
    ),
  'assignment.second-reviewed.v1': (d) => line('复审', verdict(d)),
  'assignment.returned.v1': (d) => line(d.kind === 'REWORK' ? '退回重办' : '退回补充', d.reason),
  'assignment.accepted.v1': (d) => line('审核通过', d.onTime ? '按时' : '逾期'),
  'assignment.cleared.v1': () => line('销号'),
  'assignment.extension-requested.v1': (d) => line('申请延期', `${w.extensionReason[d.reason]},延至${d.newDueOn}`),
  'assignment.extension-decided.v1': (d) => line('延期批复', verdict(d)),
  'assignment.urged.v1': (d) =>
    line('催办', `${d.color ? w.noticeColor[d.color] : w.reminderChannel[d.channel]}:${d.content}`),
  'assignment.return-requested.v1': (d) => line('申请退办', `${w.returnReason[d.reason]}:${d.basis}`),
  'assignment.return-signed.v1': (d) => line('退办签字', verdict(d)),
  'assignment.return-reviewed.v1': (d) => line('退办初审', `${w.returnDecision[d.decision]}:${d.opinion}`),
  'assignment.return-decided.v1': (d) =>
    line(
      '退办审定',
      `${w.returnDecision[d.decision]}${d.next ? `,改由${d.next.line.unit.name}承办` : ''}:${d.opinion}`,
    ),
  'assignment.split.v1': (d) => line('再分解', d.children.map(({ line: l }) => l.unit.name).join('、')),
  'assignment.opinion-marked-missing.v1': (d) => line('协办意见逾期未送', d.reason),
  'assignment.extension-endorsed.v1': (d) => line('延期单位意见', verdict(d)),
  'assignment.extension-checked.v1': (d) => line('延期初审', `${verdict(d)};由${w.role[d.approver]}审批`),
  'assignment.extension-lapsed.v1': () => line('延期到期未批', '按原时限办理'),
  'assignment.overdue-explained.v1': (d) => line('逾期说明', `${d.explanation};预计${d.expectedOn}办结`),
  'assignment.returns-explained.v1': (d) => line('退回情况说明', d.explanation),
  'assignment.outcome-proposed.v1': (d) => line(`建议${w.outcomeKind[d.kind]}`, d.reason),
  'assignment.notice-approved.v1': (d) => line('红单签发', verdict(d)),
  'assignment.notice-served.v1': (d) => line(w.noticeColor[d.color], d.documentNo),
  'assignment.coordinated.v1': (d) => line('按协调结果调整', `${w.coordinationEffect[d.effect]}:${d.decision}`),
  'assignment.suspended.v1': (d) => line('任务中止', d.reason),
  'assignment.resumed.v1': (d) => line('任务恢复', `时限顺延至${shortDay(d.dueAt)}`),
  'assignment.cancelled.v1': (d) => line('任务取消', d.reason),
  'assignment.recounted.v1': (d) =>
    line('时限重算', `${w.recountReason[d.reason]}:${shortDay(d.previousDueAt)}改为${shortDay(d.dueAt)}`),
  'assignment.unit-plan-submitted.v1': (d) => line('报送落实方案', `${d.stages.length}个阶段目标`),
  'assignment.unit-plan-reviewed.v1': (d) => line('落实方案审查', verdict(d)),
  'assignment.item-cleared.v1': (d) => line('项目销号', `${w.verificationMethod[d.verification]};${d.opinion}`),
  'supervision-plan.drafted.v1': (d) => line('拟订督查方案', `${d.items.length}个检查项目;${d.objective}`),
  'supervision-plan.amended.v1': (d) => line('修订方案', `第${d.version}版;${d.reason}`),
  'supervision-plan.checked.v1': (d) => line('方案审核', verdict(d)),
  'supervision-plan.approved.v1': (d) => line('方案审批', verdict(d)),
  'supervision-plan.period-opened.v1': (d) => line('开启本期', d.period),
  'supervision-plan.classified.v1': (d) =>
    line('分类指导', `${d.period};${d.lines.filter((l) => l.progressClass !== 'NORMAL').length}项不正常`),
  'supervision-plan.items-decided.v1': (d) =>
    line(
      '逐项决定',
      d.lines
        .map(({ no, decision, opinion }) => `第${no}项${w.itemDecision[decision]}${opinion ? `:${opinion}` : ''}`)
        .join(';'),
    ),
  'supervision-plan.summarized.v1': (d) =>
    line('汇总评估', `${d.figures.items}项,销号${d.figures.cleared}项;${d.evaluation}`),
  'coordination.requested.v1': (d) => line('提请协调', `${w.coordinationKind[d.kind]}:${d.stuck}`),
  'coordination.opened.v1': (d) => line('转入协调', `${w.coordinationKind[d.kind]}:${d.stuck}`),
  'coordination.escalated.v1': (d) => line('提请上一级协调', `${w.coordinationTier[d.tier]};${d.reason}`),
  'coordination.timed-out.v1': (d) => line('协调到时上报', w.coordinationTier[d.tier]),
  'coordination.resolved.v1': (d) => line('协调结果', `${w.coordinationEffect[d.effect]}:${d.decision}`),
  'rectification.issued.v1': (d) => line('整改通知', `${d.unit.name},${d.findings.length}个问题,${d.dueOn}前整改到位`),
  'rectification.peer-issued.v1': (d) => line('举一反三', `${d.unit.name}:${d.findings[0]?.requirement ?? ''}`),
  ...fieldSentences,
  'rectification.plan-submitted.v1': (d) => line('整改方案', `${d.measures.length}项措施`),
  'rectification.plan-reviewed.v1': (d) => line('整改方案审核', verdict(d)),
  'rectification.progress-reported.v1': (d) => line('整改进展', `${d.percent}%:${d.progress}`),
  'rectification.fixed-at-once.v1': (d) => line('立行立改', d.result),
  'rectification.reported.v1': (d) =>
    line(d.late ? '整改报告(逾期)' : '整改报告', d.results.map(({ result }) => result).join(';')),
  'rectification.checked.v1': (d) =>
    line('整改核查', `${w.rectificationOutcome[d.outcome]}(${w.verificationMethod[d.method]})`),
  'rectification.findings-withdrawn.v1': (d) => line('按复核决定撤销问题', `${d.findingIds.length}个问题:${d.reasons}`),
  'rectification.closed.v1': (d) => line('整改销号', `${d.findings}个问题`),
  'rectification.overdue.v1': (d) => line('整改逾期', d.open.join(';')),
  'rectification.generalized.v1': (d) => line('举一反三', d.units.map((u) => u.name).join('、')),
  'annual-program.drafted.v1': (d) => line('编制年度督查检查计划', `${d.year}年,${d.entries.length}项`),
  'annual-program.checked.v1': (d) => line('年度计划审核', verdict(d)),
  'annual-program.approved.v1': (d) => line('年度计划批准', verdict(d)),
  'annual-program.off-program-applied.v1': (d) => line('计划外一事一报', `${d.body.name}“${d.topic}”:${d.reason}`),
  'annual-program.off-program-endorsed.v1': (d) => line('一事一报签批', `${d.topic}:${verdict(d)}`),
  'annual-program.off-program-approved.v1': (d) => line('一事一报批准', `${d.topic}:${verdict(d)}`),
  'designation.proposed.v1': (d) =>
    line('提出政府指定', `${d.department.name}:${d.matters},${d.fromOn}至${d.untilOn};${d.instrument}`),
  'designation.approved.v1': (d) => line('政府指定批准', `${d.department.name}:${verdict(d)}`),
  'designation.ended.v1': (d) => line('终止政府指定', `${d.department.name}:${d.reason}`),
  'survey.drafted.v1': (d) =>
    line('拟订民情调查', `${d.title},${d.sample.population},样本${d.sample.size}个,${d.questions.length}个问题`),
  'survey.decided.v1': (d) => line('调查方案审核', verdict(d)),
  'survey.closed.v1': (d) => line('调查汇总', `${d.size}个样本收回${d.answered}份;${d.situation}`),
  'survey-response.submitted.v1': (d) => line('答卷', `${d.serial}号样本,${w.answerChannel[d.channel]}`),
  'research-report.drafted.v1': (d) =>
    line('起草调研报告', `${d.title},${d.problems.length}个问题,${d.suggestions.length}条建议`),
  'research-report.checked.v1': (d) => line('调研报告审核', verdict(d)),
  'research-report.approved.v1': (d) => line('调研报告签发', `${d.title}:${verdict(d)}`),
  'research-report.suggestion-decided.v1': (d) =>
    line(`建议${w.suggestionResult[d.result]}`, `${d.to.name}:${d.suggestion};${d.measure || d.reason}`),
  'research-report.suggestion-followed.v1': (d) =>
    line(d.done ? '建议已落实' : '跟踪建议', `${d.to.name}:${d.suggestion};${d.situation}`),
  'research-report.closed.v1': (d) =>
    line('建议办结', `采纳${d.adopted}条,部分采纳${d.partly}条,未采纳${d.rejected}条`),
  'inspection.planned.v1': (d) =>
    line('核查方案', `${w.inspectionMode[d.mode]},${d.points.length}个点位,${d.fromOn}至${d.untilOn}`),
  'inspection.amended.v1': (d) => line('变更核查方案', d.reason),
  'inspection.decided.v1': (d) => line('核查方案审批', verdict(d)),
  'inspection.notified.v1': (d) =>
    line('明查通知', `${d.units.map((u) => u.name).join('、')},${d.fromOn}至${d.untilOn}`),
  'inspection.concluded.v1': (d) =>
    line('核查结果', `${w.inspectionMode[d.mode]}:${w.inspectionResult[d.result]};${d.summary}`),
  'inspection-record.submitted.v1': (d) => line('督查底稿', `${d.pointName}:${d.observations}`),
  'campaign.drafted.v1': (d) =>
    line('草拟督查预案', `${d.subjects.length}个对象,${d.teams.length}个督查组,${d.fromOn}至${d.untilOn}`),
  'campaign.amended.v1': (d) => line('变更督查方案', `第${d.version}版;${d.reason}`),
  'campaign.endorsed.v1': (d) => line(w.campaignStep[d.step], verdict(d)),
  'campaign.approved.v1': (d) =>
    line(
      '督查方案审定',
      `${verdict(d)};组长${d.teams.map((t) => t.leader.name).join('、')}${d.overrideReason ? `;确需开展:${d.overrideReason}` : ''}`,
    ),
  'campaign.amendment-approved.v1': (d) => line('变更方案审定', `第${d.version}版;${verdict(d)}`),
  'campaign.returned.v1': (d) => line('督查方案退回', d.opinion),
  'campaign.notified.v1': (d) =>
    line('督查通知', `${d.documentNo},${d.units.map((u) => u.name).join('、')},${d.fromOn}至${d.untilOn}`),
  'campaign.begun.v1': () => line('督查活动实施'),
  'campaign.cancelled.v1': (d) => line('取消督查活动', `${d.reason}(${d.instrument})`),
  'inspection-team.formed.v1': (d) => line('组建督查组', `${d.name},组长${d.leader.name},共${d.members.length + 1}人`),
  'inspection-team.declared.v1': (d) =>
    line('回避声明和纪律承诺', `${d.person.name}${d.conflict ? ':有利害关系,应当回避' : ''}`),
  'inspection-team.trained.v1': (d) => line('督查培训', `${d.on},${d.attended.length}人;${d.content}`),
  'inspection-team.replaced.v1': (d) => line('调整督查组人员', `${d.out.name}改为${d.in.person.name};${d.reason}`),
  'inspection-team.departed.v1': (d) => line('督查组出发', d.people.map((p) => p.name).join('、')),
  'self-check.asked.v1': (d) => line('要求自查', `${d.unit.name},${d.dueOn}前`),
  'self-check.submitted.v1': (d) =>
    line(d.late ? '自查报告(逾期)' : '自查报告', `${d.unit.name}:${d.problems.length}个问题`),
  'conclusion.drafted.v1': (d) => line('督查结论起草', `${d.unit.name}:${d.judgement}`),
  'conclusion.decided.v1': (d) => line('督查结论审定', verdict(d)),
  'conclusion.delivered.v1': (d) => line('结论送达', `${d.unit.name}:${d.judgement}`),
  'conclusion.received.v1': (d) => line('签收结论', `${shortDay(d.untilAt)}前可以申请复核`),
  'conclusion.reconsidered.v1': (d) => line('结论复核后', `${w.reconsiderationDecision[d.decision]}:${d.reasons}`),
  'reconsideration.filed.v1': (d) => line('申请复核', d.reasons),
  'reconsideration.examined.v1': (d) => line('复核受理审查', verdict(d)),
  'reconsideration.reviewers-assigned.v1': (d) => line('指定复核人员', d.reviewers.map((r) => r.name).join('、')),
  'reconsideration.reviewed.v1': (d) => line('复核意见', `${w.reconsiderationDecision[d.proposal]}:${d.opinion}`),
  'reconsideration.decided.v1': (d) =>
    line(d.late ? '复核决定(超期)' : '复核决定', `${w.reconsiderationDecision[d.decision]}:${d.reasons}`),
  'reconsideration.reminded.v1': (d) => line('复核到期提醒', `须在${shortDay(d.decideDueAt)}前作出决定`),
  'outcome.proposed.v1': (d) => line(`${w.outcomeProposalKind[d.kind]}建议`, `${d.unit.name}:${d.suggestion}`),
  'outcome.explained.v1': (d) => line('书面说明、申辩', d.explanation),
  'outcome.checked.v1': (d) => line(`${w.outcomeProposalKind[d.kind]}建议审核`, verdict(d)),
  'outcome.approved.v1': (d) => line(`${w.outcomeProposalKind[d.kind]}建议批准`, verdict(d)),
  'outcome.talk-arranged.v1': (d) => line('约谈通知', `${d.unit.name}:${shortDay(d.heldAt)},${d.place}`),
  'outcome.talk-recorded.v1': (d) => line('约谈记录', `${d.unit.name}:${d.undertaking}`),
  'outcome.executed.v1': (d) =>
    line('移送、执行', `${w.outcomeProposalKind[d.kind]}:${d.handedTo},${d.receivedBy}接收`),
  'clue-transfer.registered.v1': (d) => line('登记移送线索', w.clueTarget[d.target]),
  'clue-transfer.confirmed.v1': (d) => line('线索双人复核', verdict(d)),
  'clue-transfer.decided.v1': (d) => line('线索移送批准', verdict(d)),
  'clue-transfer.handed-over.v1': (d) => line('移送线索', d.handedTo),
  'clue-transfer.replied.v1': (d) => line('线索处理结果', d.reply),
  'outcome.reply-recorded.v1': (d) => line('处理结果', d.reply),
  'urging.raised.v1': (d) => line('催办升级', `${d.title}${d.color ? `,${w.noticeColor[d.color]}` : ''}`),
  'document.issued.v1': (d) => line(w.documentKind[d.kind], d.documentNo),
  'special-report.drafted.v1': (d) => line('专报起草', d.title),
  'special-report.signed.v1': (d) => line('专报签发', d.title),
  'special-report.returned.v1': (d) => line('专报退回', d.opinion),
  'dossier.collected.v1': (d) => line('归集案卷', d.complete ? `${d.items}件,齐全` : `缺少:${d.missing.join('、')}`),
  'dossier.supplemented.v1': (d) => line('补正', d.explanation),
  'dossier.appraised.v1': (d) => line('鉴定', `保管期限${w.retention[d.retention]}${d.reason ? `,${d.reason}` : ''}`),
  'dossier.built.v1': (d) => line('编号组包', d.archivalCode),
  'dossier.checked.v1': (d) => line('四性检测', d.passed ? '通过' : '未通过'),
  'dossier.accepted.v1': (d) => line('档案接收', d.archivalCode),
  'dossier.declined.v1': (d) => line('档案退回', d.opinion),
  'unit.registered.v1': (d) => line('登记单位', d.name),
  'delegation.granted.v1': (d) =>
    line('授予代理', `${d.to.name}代理${d.from.name}的${roleNames(d.roles)},${d.fromOn}至${d.untilOn};${d.basis}`),
  'delegation.ended.v1': (d) => line('终止代理', d.reason),
  'scheme.drafted.v1': (d) => line('拟订制度方案', `${d.policy.name}${d.policy.version},依据${d.base}`),
  'scheme.published.v1': (d) =>
    line('发布制度方案', `${d.policy.name}${d.policy.version},自${d.policy.effectiveFrom}起施行`),
  'calendar.drafted.v1': (d) => line('工作日历拟稿', `${d.year}年,${d.source}`),
  'calendar.published.v1': (d) => line('工作日历公布', `${d.version},${d.source}`),
  'person.appointed.v1': (d) => line('登记人员', `${d.unit.name}${d.post}${d.name}`),
};

/** What a fact says to a reader: a short title and one line of detail. Unknown versions read as their type. */
export const sentenceOf = (type: string, data: unknown): { title: string; detail: string } => {
  const say = (sentences as Record<string, ((d: never) => { title: string; detail: string }) | undefined>)[type];
  return say ? say(data as never) : line(type);
};
