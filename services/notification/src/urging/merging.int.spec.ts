import { randomUUID } from 'node:crypto';
import { type CalendarYear, stateCouncilCalendar } from '@duban/calendar';
import { countyPolicy } from '@duban/contracts';
import { NOW } from '@duban/testing';
import { acknowledge, actor, china, desk, liaison, runUrging } from './running.samples';

let service: Awaited<ReturnType<typeof runUrging>>;
beforeAll(async () => {
  service = await runUrging();
});
beforeEach(() => service.setNow(NOW));
afterEach(() => service.cancelAll());
afterAll(() => service.close());

const underWay = (rest: object = {}) => service.underWay(rest);
const rungs = (matterId: string) => service.rungs(matterId);

describe('合并与免打扰', () => {
  it('一个职务同时到期的几件并成一条;队伍建设等限定知悉的单独一条', async () => {
    await service.moveTo(china('06-01T09:00'));
    const more = { unit: { id: 'school', name: '教育局' }, dueAt: '2026-06-12T15:59:59.000Z' };
    const [open, secret] = [await service.matter(), await service.matter({}, 'WORK_SECRET')];
    const one = await underWay({ ...more, matterId: open, assignmentNo: '清督〔2026〕PB-0011-01', title: '校园午餐' });
    await underWay({ ...more, matterId: secret, assignmentNo: '清督〔2026〕PB-0012-01', title: '校车' });
    const hidden = await underWay({ ...more, assignmentNo: '清督〔2026〕PB-0013-01', title: '干部作风' });
    await service.env.db.query(
      { scope: 'all' },
      'insert into notification.restricted_matter (matter_id, region, persons) values ($1, $2, $3)',
      [hidden.matterId, '990121', [desk.id]],
    );
    await service.moveTo(china('06-09T08:00'));
    const school = { ...actor(['LIAISON'], 'school') };
    expect(await service.messages(school)).toMatchObject([
      {
        matterId: null,
        title: '2件承办任务的提醒',
        text: [
          '临期提醒:校园午餐(清督〔2026〕PB-0011-01),办结时限2026年6月12日,请抓紧办理,按期报送办结报告',
          '临期提醒:清督〔2026〕PB-0012-01,办结时限2026年6月12日,请抓紧办理,按期报送办结报告',
        ].join('\n'),
      },
      { title: '新的承办任务' },
      { title: '新的承办任务' },
    ]);
    expect(await service.told(hidden.matterId)).toEqual(['HANDLER@school 临期提醒', 'LIAISON@school 临期提醒']);
    expect(await service.reminders(hidden.matterId, school)).toEqual([]);
    expect(await service.reminders(one.matterId, school)).toMatchObject([{ rung: 'T-3', unit: { name: '教育局' } }]);
    expect(await service.reminders(one.matterId, liaison)).toEqual([]);
  });

  it('两个职务内容相同是同一条,一人兼任只看到一次', async () => {
    await service.moveTo(china('07-01T09:00'));
    await underWay({ unit: { id: 'health', name: '卫健局' }, dueAt: '2026-07-10T15:59:59.000Z' });
    await service.moveTo(china('07-07T08:00'));
    const both = actor(['LIAISON', 'HANDLER'], 'health');
    expect((await service.messages(both)).map(({ title }) => title)).toEqual(['临期提醒', '新的承办任务']);
  });

  it('夜里到的留到次日八点,其间再到一级只发后一级', async () => {
    await service.moveTo(china('08-03T09:00'));
    const { matterId } = await underWay({ dueAt: china('08-13T22:00') });
    await service.moveTo(china('08-13T22:00'));
    expect(await rungs(matterId)).toEqual(['T-3 SILENT', 'T-1 SILENT', 'T0 HELD']);
    await service.moveTo(china('08-14T07:59'));
    expect(await service.told(matterId)).toEqual([]);
    await service.moveTo(china('08-14T08:00'));
    expect(await rungs(matterId)).toEqual(['T-3 SILENT', 'T-1 SILENT', 'T0 TOLD']);
  });
});

describe('签收超时与催报 (S-62)', () => {
  it('没有签收、没有进展的各催一次;签收、报送后不催', async () => {
    service.setNow(NOW);
    const { matterId, id } = await service.issue();
    await service.moveTo(china('03-04T08:00'));
    expect(await service.told(matterId)).toEqual([
      'LIAISON@water 签收超时',
      'SUPERVISOR@990121 签收超时',
      'UNIT_LEADER@water 签收超时',
    ]);
    await service.fact('assignment.acknowledged.v1', matterId, id, acknowledge);
    await service.moveTo(china('03-12T08:00'));
    expect(await rungs(matterId)).toEqual(['ACKNOWLEDGE TOLD', 'PROGRESS TOLD']);
    expect((await service.told(matterId)).slice(3)).toEqual(['HANDLER@water 催报进展', 'LIAISON@water 催报进展']);
    expect(await service.raised(id)).toEqual([]);
  });

  it('协办只送协办意见,不催进展', async () => {
    const { matterId, id } = await service.issue({ role: 'CO' });
    await service.fact('assignment.acknowledged.v1', matterId, id, acknowledge);
    await service.moveTo(china('03-13T08:00'));
    expect(await rungs(matterId)).toEqual([]);
    await service.fact('assignment.opinion-submitted.v1', matterId, id, {
      opinion: '已配合',
      evidence: [],
      late: false,
    });
    await service.moveTo(china('03-30T08:00'));
    expect(await rungs(matterId)).toEqual([]);
  });
});

describe('退办申请没有按时答复 (SP-1)', () => {
  const ask = { nth: 1, decideDueAt: '2026-03-05T15:59:59.000Z' };
  const signed = { agree: true, opinion: '同意' };
  const decided = { decision: 'CONTINUE', opinion: '请继续办理', next: null } as const;

  it('到时没有签字的催单位负责人,签了没有审定的催督查室;审定后不催', async () => {
    service.setNow(NOW);
    const { matterId, id } = await underWay();
    await service.fact('assignment.return-requested.v1', matterId, id, ask);
    await service.moveTo(china('03-05T12:00'));
    expect(await service.told(matterId)).toEqual([]);
    await service.moveTo(china('03-06T09:00'));
    expect(await service.told(matterId)).toEqual([
      'UNIT_HEAD@water 退办申请待签字',
      'UNIT_LEADER@water 退办申请待签字',
    ]);
    await service.fact('assignment.return-signed.v1', matterId, id, signed);
    await service.moveTo(china('03-07T09:00'));
    expect((await service.told(matterId)).slice(2)).toEqual([
      'SUPERVISION_CHIEF@990121 退办申请待审定',
      'SUPERVISOR@990121 退办申请待审定',
    ]);
    await service.fact('assignment.return-decided.v1', matterId, id, decided);
    await service.moveTo(china('03-16T08:00'));
    expect(await rungs(matterId)).toEqual(['RETURN_DECIDE-1 TOLD', 'RETURN_SIGN-1 TOLD']);
  });

  it('按时审定的谁也不催;再次申请的另算', async () => {
    service.setNow(NOW);
    const { matterId, id } = await underWay();
    await service.fact('assignment.return-requested.v1', matterId, id, ask);
    await service.fact('assignment.return-signed.v1', matterId, id, signed);
    await service.fact('assignment.return-decided.v1', matterId, id, decided);
    await service.moveTo(china('03-06T09:00'));
    expect(await service.told(matterId)).toEqual([]);
    await service.fact('assignment.return-requested.v1', matterId, id, {
      ...ask,
      decideDueAt: '2026-03-09T15:59:59.000Z',
    });
    await service.moveTo(china('03-10T09:00'));
    expect(await rungs(matterId)).toEqual(['RETURN_SIGN-2 TOLD']);
  });
});

describe('方案与日历', () => {
  it('一件任务按其事项所依的一版方案催办', async () => {
    service.setNow(NOW);
    const ladder = countyPolicy.ladder.filter(({ key }) => key === 'T-1').map((rung) => ({ ...rung, workdays: -2 }));
    await service.fact('scheme.published.v1', randomUUID(), randomUUID(), {
      region: '990121',
      policy: { ...countyPolicy, version: 'v2', effectiveFrom: '2026-01-02', ladder },
    });
    const [first, second] = [await underWay({ policyVersion: 'v1' }), await underWay({ policyVersion: 'v2' })];
    await service.moveTo(china('03-18T08:00'));
    expect(await rungs(first.matterId)).toEqual(['T-3 TOLD']);
    expect(await rungs(second.matterId)).toEqual(['T-1 TOLD']);
  });

  it('I-21 公布日历后,还没到的各级按新的工作日', async () => {
    service.setNow(NOW);
    const { matterId } = await underWay();
    const { off, work } = stateCouncilCalendar.years[2026] as CalendarYear;
    await service.fact('calendar.published.v1', randomUUID(), randomUUID(), {
      region: '990121',
      serial: 1,
      year: 2026,
      version: '清槐2026',
      off: [...off, '2026-03-18'],
      work,
      localWork: [],
    });
    await service.moveTo(china('03-16T07:59'));
    expect(await rungs(matterId)).toEqual([]);
    await service.moveTo(china('03-16T08:00'));
    expect(await rungs(matterId)).toEqual(['T-3 TOLD']);
  });
});
