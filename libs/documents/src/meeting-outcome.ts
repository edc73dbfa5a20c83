import { type Block, renderOfficial } from './official';
import { chineseDate } from './typography';

/** 上次议定事项落实情况 (S-83): what the next meeting reads of what the last one decided. */
export type MeetingOutcome = Readonly<{
  issuer: string;
  /** what the items came from */
  title: string;
  /** the moment that the numbers are of */
  at: string;
  figures: Readonly<{
    items: number;
    cleared: number;
    onTime: number;
    overdue: number;
    lagging: number;
    blocked: number;
  }>;
  items: readonly Readonly<{
    no: number;
    matter: string;
    lead: string;
    co: readonly string[];
    dueOn: string;
    state: string;
    /** 滞后、受阻 or 逾期, with what has been said to it */
    trouble: string | null;
    progress: string;
  }>[];
  suggestions: string | null;
}>;

const whole = ({ title, at, figures: f }: MeetingOutcome): string =>
  `截至${chineseDate(at)},${title}共列入督查${f.items}项,已销号${f.cleared}项(其中按时${f.onTime}项),` +
  `未销号${f.items - f.cleared}项;其中逾期${f.overdue}项,滞后${f.lagging}项,受阻${f.blocked}项。`;

/** Troubles before achievements (S-57): the items that lag or are blocked, then every item in a table. */
export const meetingOutcome = (outcome: MeetingOutcome): Promise<Buffer> => {
  const troubled = outcome.items.filter(({ trouble }) => trouble !== null);
  const blocks: Block[] = [
    { kind: 'title', text: '上次议定事项落实情况' },
    { kind: 'heading', text: '一、总体情况' },
    { kind: 'paragraph', text: whole(outcome) },
    { kind: 'heading', text: '二、滞后、受阻和逾期的事项' },
    ...(troubled.length === 0
      ? [{ kind: 'paragraph', text: '没有滞后、受阻和逾期的事项。' } as const]
      : troubled.map(({ no, matter, lead, trouble }) => ({
          kind: 'paragraph' as const,
          text: `第${no}项 ${matter}(${lead}):${trouble}`,
        }))),
    { kind: 'heading', text: '三、各项落实情况' },
    {
      kind: 'table',
      widths: [600, 2300, 1500, 1300, 1100, 2200],
      rows: [
        ['序号', '事项', '牵头(配合)', '时限', '状态', '落实情况'],
        ...outcome.items.map(({ no, matter, lead, co, dueOn, state, progress }) => [
          String(no),
          matter,
          co.length > 0 ? `${lead}(${co.join('、')})` : lead,
          dueOn,
          state,
          progress,
        ]),
      ],
    },
    ...(outcome.suggestions === null
      ? []
      : [
          { kind: 'heading', text: '四、下步建议' } as const,
          { kind: 'paragraph', text: outcome.suggestions } as const,
        ]),
    { kind: 'signature', issuer: outcome.issuer, on: outcome.at },
  ];
  return renderOfficial(blocks);
};
