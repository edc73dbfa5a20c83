import { type AssignmentView, words } from '@duban/contracts';
import { type JSX, type ReactNode } from 'react';
import { fullMoment, moment } from '../../shared/words';
import { Tag } from '../../shared/tag';

const colors = { BLUE: 'blue', YELLOW: 'gold', RED: 'red' } as const;

const Line = ({ label, children }: { label: ReactNode; children: ReactNode }): JSX.Element => (
  <p className="line">
    <b>{label}</b> {children}
  </p>
);
const said = (verdict: { by: { name: string }; agree: boolean; opinion: string }): string =>
  `${verdict.by.name}${verdict.agree ? '同意' : '不同意'}${verdict.opinion ? `(${verdict.opinion})` : ''}`;

/** 退办: how far the application has come, and what came of it. */
const Return = ({ request }: { request: NonNullable<AssignmentView['returnRequest']> }): JSX.Element => {
  const { signed, reviewed, decided } = request;
  const state = decided
    ? words.returnDecision[decided.decision]
    : signed && !signed.agree
      ? '单位不同意退办,继续办理'
      : reviewed
        ? `待督查室主任审定,${fullMoment(request.decideDueAt)}前`
        : signed
          ? `待督查员初审,${fullMoment(request.decideDueAt)}前审定`
          : '待单位负责人签字';
  return (
    <Line label="退办">
      {words.returnReason[request.reason]}:{request.basis}
      {request.suggestedUnit && `;建议由${request.suggestedUnit.name}承办`}。<b>{state}</b>
      {decided && `(${decided.by.name}:${decided.opinion})`}
      {request.nth > 1 && <Tag color="orange">这一事项第{request.nth}个单位申请退办</Tag>}
    </Line>
  );
};
const Extension = ({ extension }: { extension: NonNullable<AssignmentView['extension']> }): JSX.Element => {
  const { endorsed, checked, decided } = extension;
  const state =
    decided !== null
      ? decided
        ? '已同意'
        : '未同意'
      : checked
        ? `待${words.role[checked.approver]}审批`
        : endorsed
          ? '待督查员初审'
          : '待单位负责人签署';
  return (
    <Line label="延期">
      {words.extensionReason[extension.reason]},拟延至{extension.newDueOn}:{extension.explanation}。<b>{state}</b>
      {endorsed && `;单位${said(endorsed)}`}
      {checked && `;初审${said(checked)}`}
    </Line>
  );
};

/** What happened beside the straight road: 中止、改时限、退办、延期、退回、逾期说明、再分解、协调结果、催办与督查单. */
export const AssignmentCourse = ({ assignment: a }: { assignment: AssignmentView }): JSX.Element => (
  <>
    {a.suspended && <Line label="中止">{a.suspended.reason},时限停住</Line>}
    {a.recounts.map((r) => (
      <Line key={r.at} label="时限调整">
        {words.recountReason[r.reason]}:由{fullMoment(r.previousDueAt)}改为{fullMoment(r.dueAt)}
      </Line>
    ))}
    {a.returnRequest && <Return request={a.returnRequest} />}
    {a.extension && <Extension extension={a.extension} />}
    {a.returned && (
      <p className="line" style={a.status === 'RETURNED' ? { color: '#b3261e' } : {}}>
        <b>{a.returned.kind === 'REWORK' ? '退回重办' : '退回补充'}</b> {a.returned.reason}
        {a.reworks > 1 && <Tag color="red">退回重办{a.reworks}次</Tag>}
      </p>
    )}
    {a.returnsExplained.map((e) => (
      <Line key={e.at} label="退回说明">
        {e.by.name}:{e.explanation};改进措施:{e.measures}
      </Line>
    ))}
    {a.overdueExplained.map((e) => (
      <Line key={e.at} label="逾期说明">
        {e.by.name} {moment(e.at)}:{e.explanation};预计{e.expectedOn}办结
      </Line>
    ))}
    {a.opinionMissing && <Line label="协办意见逾期未送">{a.opinionMissing.reason}</Line>}
    {a.parent && <Line label="分解自">{a.parent.unit.name}的任务,结果交该单位</Line>}
    {a.children.length > 0 && (
      <Line label="再分解">
        {a.children
          .map(({ line }) => `${line.unit.name}${line.deadline.unit === 'DATE' ? `(${line.deadline.date}前)` : ''}`)
          .join('、')}
      </Line>
    )}
    {a.coordinated.map((c) => (
      <Line key={c.at} label="按协调结果">
        {words.coordinationEffect[c.effect]}:{c.decision}
        {c.dueAt !== c.previousDueAt && `;时限由${fullMoment(c.previousDueAt)}改为${fullMoment(c.dueAt)}`}
      </Line>
    ))}
    <Urging assignment={a} />
    {a.proposals.map((p) => (
      <Line key={p.at} label={`建议${words.outcomeKind[p.kind]}`}>
        {p.reason}(待批准)
      </Line>
    ))}
  </>
);

/** 催办 and 督查单 in the order of time; a 督查单 says its colour in words, and is there to be read. */
const Urging = ({ assignment: a }: { assignment: AssignmentView }): JSX.Element | null => {
  const entries = [
    ...a.urges.map((u) => ({
      at: u.at,
      tag: u.color ? words.noticeColor[u.color] : words.reminderChannel[u.channel],
      color: u.color ? colors[u.color] : 'default',
      text: `${u.content}${u.answeredBy ? `;接话人:${u.answeredBy}` : ''}${u.answer ? `;答复:${u.answer}` : ''}`,
      file: undefined,
    })),
    ...a.notices.map((n) => ({
      at: n.at,
      tag: words.noticeColor[n.color],
      color: colors[n.color],
      text: `督查单 ${n.documentNo}${n.overdueDays > 0 ? `,逾期${n.overdueDays}个工作日` : ''}`,
      file: n.documentId,
    })),
  ].sort((x, y) => x.at.localeCompare(y.at));
  if (entries.length === 0) return null;
  return (
    <ul className="urging" aria-label="催办与督查单">
      {entries.map(({ at, tag, color, text, file }) => (
        <li key={at + tag}>
          <Tag color={color}>{tag}</Tag>
          {moment(at)} {file ? <a href={`/api/documents/${file}/file`}>{text}</a> : text}
        </li>
      ))}
    </ul>
  );
};
