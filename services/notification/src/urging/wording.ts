import { type Calendar, workdaysBetween } from '@duban/calendar';
import { type LadderRung, type Role } from '@duban/contracts';
import { type Instant } from '@duban/kernel';
import { type Clock } from '../deadline/clock';
import { type About } from '../deadline/deadline.listener';
import { type Kind } from '../deadline/rungs';

/** What speaks: a rung of the ladder, or one of the other deadlines. */
export type Step = Pick<LadderRung, 'title' | 'to' | 'act' | 'notice'>;

/** 签收超时, 退办申请 without an answer (SP-1), 催报 (S-62): no rungs of the scheme. */
const single: Record<Exclude<Kind, 'LADDER'>, Step> = {
  ACKNOWLEDGE: { title: '签收超时', to: ['LIAISON', 'UNIT_LEADER', 'SUPERVISOR'], act: 'REMIND', notice: null },
  PROGRESS: { title: '催报进展', to: ['HANDLER', 'LIAISON'], act: 'REMIND', notice: null },
  RETURN_SIGN: { title: '退办申请待签字', to: ['UNIT_LEADER', 'UNIT_HEAD'], act: 'REMIND', notice: null },
  RETURN_DECIDE: { title: '退办申请待审定', to: ['SUPERVISION_CHIEF', 'SUPERVISOR'], act: 'REMIND', notice: null },
};

export const stepOf = (kind: Kind, rung: string, ladder: readonly LadderRung[]): Step | undefined =>
  kind === 'LADDER' ? ladder.find(({ key }) => key === rung) : single[kind];

/** One line of a message: an assignment and what is due of it. */
export type Item = Readonly<{
  about: About;
  kind: Kind;
  step: Step;
  clock: Clock;
  /** 公开 or 内部: its title may be read beside those of other matters */
  open: boolean;
}>;
export type Recipient = Readonly<{ role: Role; unit: string | null }>;

const ofUnit = new Set<Role>(['HANDLER', 'LIAISON', 'UNIT_LEADER', 'UNIT_HEAD']);
/** Positions of a unit are addressed with it, those of the desk and the leaders with the region. */
export const recipientOf = (role: Role, { about }: Item): Recipient => ({
  role,
  unit: ofUnit.has(role) ? about.unit.id : null,
});

const local = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const day = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'long' });
const dueWords = (at: Instant): string =>
  (at.endsWith('T15:59:59.000Z') ? day : local).format(new Date(at)).replace(' ', '');

const sentence = ({ kind, clock }: Item, now: Instant, calendar: Calendar): string => {
  if (kind === 'ACKNOWLEDGE') return '已过签收时限,请立即签收';
  if (kind === 'PROGRESS') return '首次进展反馈已到期,请报送进展';
  if (kind === 'RETURN_SIGN') return '退办申请到了审定时限,单位负责人还没有签字,请立即签署意见';
  if (kind === 'RETURN_DECIDE') return '退办申请已过审定时限,请立即初审、审定';
  const due = `办结时限${dueWords(clock.dueAt)}`;
  if (now < clock.dueAt) return `${due},请抓紧办理,按期报送办结报告`;
  const days = workdaysBetween(clock.dueAt, now, calendar);
  return `${due},${days > 0 ? `已逾期${days}个工作日` : '已到期'},请立即办结并报送办结报告`;
};

/**
 * 合并 (R-511): one message a position, whatever is due of it. What names several matters goes out without the rules of
 * any one of them, so that of 工作秘密 it says the number only (R-904).
 */
export const wordsOf = (items: readonly Item[], now: Instant, calendar: Calendar): { title: string; text: string } => {
  const numbers = new Set(items.map(({ about }) => about.assignmentNo));
  const [{ about }] = items as readonly [Item];
  if (numbers.size === 1)
    return {
      title: items.map(({ step }) => step.title).join(';'),
      text: `${about.title}(${about.assignmentNo}):${items.map((item) => sentence(item, now, calendar)).join(';')}`,
    };
  const line = (item: Item): string => {
    const { assignmentNo, title } = item.about;
    return `${item.step.title}:${item.open ? `${title}(${assignmentNo})` : assignmentNo},${sentence(item, now, calendar)}`;
  };
  return { title: `${numbers.size}件承办任务的提醒`, text: items.map(line).join('\n') };
};
