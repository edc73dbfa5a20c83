import { type Calendar, countDeadline, endOfDay, localDay, type Rule, workdaysBetween } from '@duban/calendar';
import { type Policy, type words } from '@duban/contracts';
import { type OpenAssignment } from './assignment';

type Category = keyof typeof words.category | null;

/** What the calendar says about an application for extension (R-420, I-6): days, because people name days. */
export type ExtensionTerms = {
  /** end of the day asked for */
  newDueAt: string;
  /** working days from now to the due date */
  ahead: number;
  /** the last day of one extension, of all extensions together, by statute, and for a part of another task (再分解) */
  latest: { once: string; total: string; statutory: string | null; part: string | null };
};

/** 代表建议: 6 months from 交办. 信访、网友诉求: 60 days and 30 more. */
const statutory: { [C in NonNullable<Category>]?: Rule } = {
  PROPOSAL: { unit: 'MONTH', amount: 6 },
  NETIZEN: { unit: 'DAY', amount: 90 },
};

/** The original allowance as a count: of a date the leader set, its working days. */
const allowance = ({ issued }: OpenAssignment, calendar: Calendar): Rule =>
  issued.deadline.unit === 'DATE'
    ? { unit: 'WORKDAY', amount: Math.max(1, workdaysBetween(issued.issuedAt, issued.dueAt, calendar)) }
    : issued.deadline;

export const extensionTerms = (
  open: OpenAssignment,
  { newDueOn, now, category, part }: { newDueOn: string; now: string; category: Category; part: string | null },
  { extension }: Policy,
  calendar: Calendar,
): ExtensionTerms => {
  const last = (rule: Rule, from: string): string => localDay(countDeadline(rule, from, calendar).dueAt);
  const law = category && statutory[category];
  return {
    newDueAt: endOfDay(newDueOn),
    ahead: workdaysBetween(now, open.dueAt, calendar),
    latest: {
      once: last(extension.cap[open.urgency], open.dueAt),
      total: last(allowance(open, calendar), open.unextendedDueAt),
      statutory: law ? last(law, open.issued.issuedAt) : null,
      part,
    },
  };
};

/** How long the extension asked for is, as a share of the original allowance (D-5): counted as the allowance was. */
export const shareOf = (open: OpenAssignment, calendar: Calendar): number => {
  const { issued, dueAt, extension } = open;
  const { unit } = allowance(open, calendar);
  const length = (from: string, to: string): number =>
    unit === 'WORKDAY' ? workdaysBetween(from, to, calendar) : Date.parse(to) - Date.parse(from);
  const longer = extension ? length(dueAt, endOfDay(extension.newDueOn)) : 0;
  return longer / Math.max(1, length(issued.issuedAt, issued.dueAt));
};
