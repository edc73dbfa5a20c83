import { type FormCell, renderOfficial } from './official';
import { chineseDate } from './typography';

/** 督办事项登记表 (立项审批表, S-73, S-74): what is known at 立项; what is still to be written by hand stays empty. */
export type MatterForm = Readonly<{
  /** 登记号 before 立项, 事项编号 after it */
  number: string;
  registeredOn: string;
  title: string;
  source: string;
  sourceDocumentNo: string;
  instructedBy: string;
  /** an instant, or empty when no leader instructed */
  instructedOn: string;
  instruction: string;
  urgency: string;
  /** 立项依据 */
  mandate: string;
  lead: string;
  supporting: readonly string[];
  responsibleLeader: string;
  handler: string;
  deadline: string;
  opinion: string;
  opinions: readonly { office: string; text: string; by: string; at: string }[];
}>;

const label = (text: string): FormCell => ({ text, label: true });
const wide = (name: string, text: string, lines = 1): FormCell[] => [label(name), { text, span: 3, lines }];
const pair = (a: string, left: string, b: string, right: string): FormCell[] => [
  label(a),
  { text: left },
  label(b),
  { text: right },
];

/** The form as an A4 table. Opinions not given yet leave room for them: leaders still write on paper. */
export const matterForm = (matter: MatterForm): Promise<Buffer> =>
  renderOfficial(
    [
      { kind: 'title', text: '督办事项登记表' },
      { kind: 'spread', left: `编号:${matter.number}`, right: `登记日期:${chineseDate(matter.registeredOn)}` },
      {
        kind: 'form',
        rows: [
          wide('事项', matter.title, 2),
          pair('来源', matter.source, '来文字号', matter.sourceDocumentNo),
          pair('批示领导', matter.instructedBy, '批示时间', matter.instructedOn && chineseDate(matter.instructedOn)),
          wide('批示内容', matter.instruction, 3),
          pair('紧急程度', matter.urgency, '立项依据', matter.mandate),
          pair('主办单位', matter.lead, '协办单位', matter.supporting.join('、')),
          pair('责任领导', matter.responsibleLeader, '承办人', matter.handler),
          wide('办结时限', matter.deadline),
          wide('拟办意见', matter.opinion, 3),
          ...matter.opinions.map((o) =>
            wide(o.office, o.text && `${o.text}\n${o.by}  ${o.at && chineseDate(o.at)}`, 3),
          ),
        ],
      },
    ],
    'form',
  );
