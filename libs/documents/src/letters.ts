// Letters to the unit that was looked into: 整改通知书, 督查结论书, 复核决定书, 约谈通知书 (domain 2.9, 信函格式).
import { type Block, renderOfficial } from './official';
import { chineseDate, chineseMoment, inTitle } from './typography';

type Letter = Readonly<{
  issuer: string;
  documentNo: string;
  unit: string;
  /** the matter's */
  title: string;
  signedOn: string;
  signedBy: string;
}>;
type Problem = Readonly<{ what: string; when: string; where: string }>;

const letter = (of: Letter, title: string, body: readonly Block[]): Promise<Buffer> =>
  renderOfficial(
    [
      { kind: 'right', text: of.documentNo },
      { kind: 'title', text: title },
      { kind: 'flush', text: `${of.unit}:` },
      ...body,
      { kind: 'signature', issuer: of.issuer, on: of.signedOn },
      { kind: 'left', text: `(签发:${of.signedBy})` },
    ],
    'letter',
    of.issuer,
  );
const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
const heading = (text: string): Block => ({ kind: 'heading', text });

export type RectificationNotice = Letter &
  Readonly<{
    findings: readonly Readonly<{ type: string; problem: Problem; requirement: string }>[];
    /** ISO days */
    planDueOn: string;
    dueOn: string;
    /** 举一反三 */
    peer: boolean;
  }>;
/** 整改通知书 (SP-8): every finding with what is required, and the two days. */
export const rectificationNotice = (notice: RectificationNotice): Promise<Buffer> => {
  const { findings, planDueOn, dueOn, peer, title } = notice;
  const found = peer
    ? `在${inTitle(title)}中查出下列问题,请你单位举一反三,对照自查、整改。`
    : `在${inTitle(title)}中查出你单位下列问题,请按要求整改。`;
  return letter(notice, `关于${inTitle(title)}${peer ? '举一反三' : ''}的整改通知书`, [
    paragraph(found),
    heading('一、问题与整改要求'),
    {
      kind: 'table',
      widths: [700, 1300, 3000, 1700, 2300],
      rows: [
        ['序号', '类型', '问题', '时间、地点', '整改要求'],
        ...findings.map(({ type, problem: { what, when, where }, requirement }, i) => [
          String(i + 1),
          type,
          what,
          `${when},${where}`,
          requirement,
        ]),
      ],
    },
    heading('二、时限'),
    paragraph(
      `请于${chineseDate(planDueOn)}前报送整改方案,每个问题写明措施、责任人、完成时限和验收标准;于${chineseDate(dueOn)}前整改到位,` +
        '由主要负责人报送整改报告,附整改前后的佐证材料。',
    ),
    paragraph('整改情况将逐项核查;没有到位的继续整改,并按程序提出结果运用建议。'),
  ]);
};

export type ConclusionLetter = Letter &
  Readonly<{
    facts: string;
    judgement: string;
    findings: readonly Readonly<{ type: string; problem: string }>[];
  }>;
/** 督查结论书: facts, problems, conclusion, and what the unit may do against it. */
export const conclusionLetter = (conclusion: ConclusionLetter): Promise<Buffer> => {
  const { facts, judgement, findings, title } = conclusion;
  return letter(conclusion, `关于${inTitle(title)}的督查结论书`, [
    heading('一、查明的事实'),
    paragraph(facts),
    heading('二、发现的问题'),
    ...(findings.length === 0
      ? [paragraph('未发现问题。')]
      : findings.map(({ type, problem }, i) => paragraph(`${i + 1}.(${type})${problem}`))),
    heading('三、结论'),
    paragraph(judgement),
    heading('四、复核'),
    paragraph(
      '对本结论有异议的,可以自收到之日起30日内向作出结论的人民政府申请复核(《政府督查工作条例》第十七条)。复核期间不停止整改。',
    ),
  ]);
};

export type ReconsiderationLetter = Letter &
  Readonly<{
    objection: string;
    filedAt: string;
    decision: 'MAINTAIN' | 'AMEND' | 'REVOKE';
    reasons: string;
    /** the findings that do not stand any more, in words */
    withdrawn: readonly string[];
  }>;
const decided = ({ decision, withdrawn }: ReconsiderationLetter): string => {
  if (decision === 'MAINTAIN') return '维持原督查结论。';
  if (decision === 'REVOKE') return '撤销原督查结论,其中查出的问题一并撤销,不再要求整改。';
  if (withdrawn.length === 0) return '变更原督查结论。';
  const which = withdrawn.map((what) => `“${what}”`).join('、');
  return `变更原督查结论,撤销其中的问题${which},不再要求整改;其余部分维持。`;
};
/** 复核决定书: what was objected, what was found, and what stands. */
export const reconsiderationLetter = (decision: ReconsiderationLetter): Promise<Buffer> => {
  const { objection, filedAt, reasons, title } = decision;
  return letter(decision, `关于${inTitle(title)}督查结论的复核决定书`, [
    paragraph(`你单位${chineseDate(filedAt)}对督查结论提出的复核申请收悉。参与作出结论的人员已经回避。`),
    heading('一、申请复核的理由'),
    paragraph(objection),
    heading('二、复核查明'),
    paragraph(reasons),
    heading('三、决定'),
    paragraph(decided(decision)),
  ]);
};

export type AdmonishLetter = Letter & Readonly<{ heldAt: string; place: string; attendees: string; topics: string }>;
/** 约谈通知书. */
export const admonishLetter = (talk: AdmonishLetter): Promise<Buffer> => {
  const { heldAt, place, attendees, topics, title } = talk;
  return letter(talk, `关于${inTitle(title)}的约谈通知书`, [
    paragraph('经批准,现就下列事项约谈你单位有关负责人,请准时参加,并准备书面情况说明。'),
    {
      kind: 'form',
      rows: [
        [
          { text: '约谈时间', label: true },
          { text: chineseMoment(heldAt), span: 3 },
        ],
        [
          { text: '约谈地点', label: true },
          { text: place, span: 3 },
        ],
        [
          { text: '被约谈人', label: true },
          { text: attendees, span: 3 },
        ],
        [
          { text: '约谈事项', label: true },
          { text: topics, span: 3 },
        ],
      ],
    },
  ]);
};
