import { z } from 'zod';
import { day, text } from '../shapes';

const days = (zh: string, max: number) => z.array(day).max(max, `${zh}不超过${max}天`);

/**
 * 一年的工作日历 as a notice made it: days off beside weekends, weekend days that are worked (调休), and days that
 * only this region works (本地补班). A notice may name days of the December before.
 */
export const CalendarTable = z.object({
  year: z.int('请选择年份').min(2004, '年份不早于2004年').max(2100, '年份不晚于2100年'),
  source: text('通知文号', 100),
  off: days('放假', 150).min(1, '请至少列出一天放假'),
  work: days('调休上班', 60),
  localWork: days('本地补班', 60).default([]),
});
export type CalendarTable = z.infer<typeof CalendarTable>;
/** 日历拟稿: a draft may be replaced until it is published. */
export const DraftCalendar = CalendarTable;
export type DraftCalendar = CalendarTable;
/** 日历公布: from now on deadlines of the region are counted by it, and open ones recounted (I-21). */
export const PublishCalendar = z.object({});
export type PublishCalendar = z.infer<typeof PublishCalendar>;
