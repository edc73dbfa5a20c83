import { deadlineOf, unitOf, unitsOf } from './cells';

const units = [
  { id: 'w', name: '清槐县水利局' },
  { id: 'f', name: '清槐县财政局' },
  { id: 'a', name: '南薰街道办事处' },
  { id: 'b', name: '北渚街道办事处' },
];

describe('格子里的字', () => {
  it.each([
    ['2026-03-31', { unit: 'DATE', date: '2026-03-31' }],
    ['2026年3月5日前', { unit: 'DATE', date: '2026-03-05' }],
    ['30个工作日内', { unit: 'WORKDAY', amount: 30 }],
    ['15天', { unit: 'DAY', amount: 15 }],
    ['2个月', { unit: 'MONTH', amount: 2 }],
    ['尽快', undefined],
    ['999个工作日', undefined],
  ])('时限 %s', (text, rule) => expect(deadlineOf(text)).toEqual(rule));
  it('单位按全称, 或唯一对得上的简称认; 对得上几个的不猜', () => {
    expect(unitOf('县水利局', units)).toEqual(units[0]);
    expect(unitOf('清槐县财政局', units)).toEqual(units[1]);
    expect(unitOf('街道办事处', units)).toBeUndefined();
    expect(unitOf('教育局', units)).toBeUndefined();
    expect(unitsOf('水利局、教育局', units)).toEqual({ units: [units[0]], unknown: '教育局' });
  });
});
