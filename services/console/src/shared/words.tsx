import { words } from '@duban/contracts';
import { type JSX } from 'react';

const lightColors: Record<keyof typeof words.light, string> = {
  GREEN: '#2e7d4f',
  YELLOW: '#d49a00',
  RED: '#b3261e',
  BLUE: '#2f5d8a',
  GREY: '#9aa0a6',
};

/** A light always says its colour in words, for whoever cannot see it. */
export const Light = ({ light }: { light: keyof typeof words.light }): JSX.Element => (
  <span className="dot">
    <i style={{ background: lightColors[light] }} />
    {words.light[light]}
  </span>
);

const shanghai = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
});
const withYear = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
});
/** `11月24日 09:30` */
export const moment = (at: string | null): string =>
  at ? shanghai.format(new Date(at)).replace('/', '月').replace(' ', '日 ') : '—';
export const fullMoment = (at: string | null): string => (at ? withYear.format(new Date(at)).replace(/\//g, '-') : '—');
/** How far a deadline is away, in words. */
export const distance = (due: string, now = Date.now()): { text: string; late: boolean } => {
  const hours = (Date.parse(due) - now) / 3_600_000;
  const size =
    Math.abs(hours) < 48 ? `${Math.max(1, Math.round(Math.abs(hours)))}小时` : `${Math.round(Math.abs(hours) / 24)}天`;
  return hours < 0 ? { text: `已逾期${size}`, late: true } : { text: `剩${size}`, late: false };
};
/** A length of time in words, from its minutes. */
export const lasted = (minutes: number): string => {
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)];
  return [days && `${days}天`, hours && `${hours}小时`, `${minutes % 60}分钟`].filter(Boolean).join('');
};
export const optionsOf = (table: Record<string, string>): { value: string; label: string }[] =>
  Object.entries(table).map(([value, label]) => ({ value, label }));
