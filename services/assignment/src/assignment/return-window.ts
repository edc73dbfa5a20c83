import { type Calendar, countDeadline } from '@duban/calendar';
import { type Policy } from '@duban/contracts';
import { type OpenAssignment } from './assignment';

/** When the 退办窗口 closes (I-5, R-304): counted from 下达, by the scheme of the region. */
export const returnWindow = ({ issued }: OpenAssignment, { returnWindow: rule }: Policy, calendar: Calendar): string =>
  countDeadline(rule[issued.urgency], issued.issuedAt, calendar).dueAt;
