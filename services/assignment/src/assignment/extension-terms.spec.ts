import { stateCouncilCalendar as calendar } from '@duban/calendar';
import { countyPolicy } from '@duban/contracts';
import { assignment, type OpenAssignment } from './assignment';
import { by, desk, fact, handler, issued, taken, wish, yes } from './assignment.samples';
import { extensionTerms, shareOf } from './extension-terms';

describe('延期能到哪一天', () => {
  const stateOf = (...facts: ReturnType<typeof fact>[]): OpenAssignment =>
    facts.reduce(assignment.evolve, assignment.initial) as OpenAssignment;
  const normal = (deadline: object, dueAt: string, ...rest: ReturnType<typeof fact>[]) =>
    stateOf(issued({ urgency: 'NORMAL', deadline, dueAt }), taken, ...rest);
  const of = (state: OpenAssignment, category: Parameters<typeof extensionTerms>[1]['category'] = null) =>
    extensionTerms(
      state,
      { newDueOn: '2026-03-20', now: '2026-03-02T01:00:00.000Z', category, part: null },
      countyPolicy,
      calendar,
    );
  const fifteen = { unit: 'WORKDAY', amount: 15 };
  const due = '2026-03-23T15:59:59.000Z';

  it('平件一次最多 15 个工作日, 累计不超过原时限', () => {
    expect(of(normal(fifteen, due))).toMatchObject({
      ahead: 15,
      latest: { once: '2026-04-14', total: '2026-04-14', statutory: null },
    });
    const once = [
      fact('assignment.extension-requested.v1', { ...wish, newDueOn: '2026-04-01', ...by(handler) }),
      fact('assignment.extension-decided.v1', {
        ...by(desk),
        ...yes,
        result: 'APPROVED',
        dueAt: '2026-04-01T15:59:59.000Z',
        previousDueAt: due,
      }),
    ];
    expect(of(normal(fifteen, due, ...once)).latest).toMatchObject({ once: '2026-04-23', total: '2026-04-14' });
  });
  it('领导定的日期按其间的工作日累计', () =>
    expect(of(normal({ unit: 'DATE', date: '2026-03-06' }, '2026-03-06T15:59:59.000Z')).latest.total).toBe(
      '2026-03-12',
    ));
  it('R-302 建议提案自交办起不超过 6 个月, R-527 网友留言 60 加 30 日', () => {
    const months = normal({ unit: 'MONTH', amount: 3 }, '2026-06-02T15:59:59.000Z');
    expect(of(months, 'PROPOSAL').latest.statutory).toBe('2026-09-02');
    expect(of(months, 'NETIZEN').latest.statutory).toBe('2026-06-01');
    expect(of(months, 'SPECIAL').latest.statutory).toBeNull();
  });
  it('D-5 延长与原时限之比按工作日算', () => {
    const asked = (newDueOn: string) =>
      normal(fifteen, due, fact('assignment.extension-requested.v1', { ...wish, newDueOn, ...by(handler) }));
    expect(shareOf(asked('2026-03-30'), calendar)).toBe(5 / 15);
    expect(shareOf(normal(fifteen, due), calendar)).toBe(0);
  });
});
