import { NOW } from '@duban/testing';
import { actor, china, desk, liaison, runUrging } from './running.samples';

let service: Awaited<ReturnType<typeof runUrging>>;
beforeAll(async () => {
  service = await runUrging();
});
beforeEach(() => service.setNow(NOW));
afterEach(() => service.cancelAll());
afterAll(() => service.close());

const acknowledge = { handler: { id: 'x', name: '訾宁' }, remark: '', late: false };
const progress = { percent: 30, progress: '已到货', problems: [] };
/** 下达、签收、首次进展: from here on only the ladder speaks. */
const underWay = async (rest: object = {}): Promise<{ matterId: string; id: string }> => {
  const issued = await service.issue(rest);
  await service.fact('assignment.acknowledged.v1', issued.matterId, issued.id, acknowledge);
  await service.fact('assignment.progress-reported.v1', issued.matterId, issued.id, progress);
  return issued;
};
const rungs = async (matterId: string): Promise<string[]> =>
  (await service.reminders(matterId)).map(({ rung, state }) => `${rung} ${state}`);

describe('AC-4 催办升级 (R-511)', () => {
  it('T−3、T−1、T0、T+3、T+7、T+15 各一次,每日至多一条,蓝、黄、红单和建议各起一次', async () => {
    const { matterId, id } = await underWay();
    const days = ['03-16', '03-17', '03-18', '03-19', '03-20', '03-21', '03-22', '03-25', '03-31', '04-13', '04-30'];
    const heard: string[][] = [];
    for (const day of days) {
      const before = (await service.told(matterId)).length;
      for (const time of ['08:00', '12:00', '23:59', '23:59:59'])
        await service.moveTo(new Date(`2026-${day}T${time}${time.length === 5 ? ':00' : ''}+08:00`).toISOString());
      heard.push((await service.told(matterId)).slice(before));
    }
    expect(heard).toEqual([
      [],
      ['HANDLER@water 临期提醒', 'LIAISON@water 临期提醒'],
      [],
      ['HANDLER@water 到期前再提醒', 'LIAISON@water 到期前再提醒', 'UNIT_LEADER@water 到期前再提醒'],
      [],
      [
        'LIAISON@water 逾期,电话催办,发蓝单',
        'SUPERVISOR@990121 逾期,电话催办,发蓝单',
        'UNIT_LEADER@water 逾期,电话催办,发蓝单',
      ],
      [],
      [
        'GOV_LEADER@990121 逾期三日,发黄单,抄分管领导',
        'SUPERVISOR@990121 逾期三日,发黄单,抄分管领导',
        'UNIT_HEAD@water 逾期三日,发黄单,抄分管领导',
      ],
      [
        'GOV_LEADER@990121 逾期七日,发红单,建议约谈',
        'SUPERVISION_CHIEF@990121 逾期七日,发红单,建议约谈',
        'UNIT_HEAD@water 逾期七日,发红单,建议约谈',
      ],
      ['OFFICE_DIRECTOR@990121 逾期十五日,建议通报批评', 'SUPERVISION_CHIEF@990121 逾期十五日,建议通报批评'],
      [],
    ]);
    expect(await service.raised(id)).toEqual([
      { rung: 'T0', color: 'BLUE', overdueDays: 0 },
      { rung: 'T+3', color: 'YELLOW', overdueDays: 3 },
      { rung: 'T+7', color: 'RED', overdueDays: 7 },
      { rung: 'T+15', color: null, overdueDays: 15 },
    ]);
    expect(await rungs(matterId)).toEqual(['T-3 TOLD', 'T-1 TOLD', 'T0 TOLD', 'T+3 TOLD', 'T+7 TOLD', 'T+15 TOLD']);
  });

  it('报送即停,退回后按重报期限重新催,到过的一级不再来', async () => {
    const { matterId, id } = await underWay();
    await service.moveTo(china('03-17T08:00'));
    await service.fact('assignment.report-signed.v1', matterId, id, {
      agree: true,
      opinion: '',
      onTime: true,
      results: '',
    });
    await service.moveTo(china('03-26T08:00'));
    expect(await rungs(matterId)).toEqual(['T-3 TOLD']);
    await service.fact('assignment.returned.v1', matterId, id, {
      kind: 'REWORK',
      reason: '不准确',
      reworkDueAt: '2026-03-31T15:59:59.000Z',
      times: 1,
    });
    await service.moveTo(china('03-30T08:00'));
    expect(await rungs(matterId)).toEqual(['T-3 TOLD', 'T-1 TOLD']);
    await service.fact('assignment.accepted.v1', matterId, id, { onTime: false });
    await service.moveTo(china('05-20T08:00'));
    expect(await rungs(matterId)).toEqual(['T-3 TOLD', 'T-1 TOLD']);
    expect(await service.raised(id)).toEqual([]);
  });

  it('报送时还在等待发出的提醒不再发', async () => {
    const { matterId, id } = await underWay();
    await service.moveTo(china('03-20T23:59').replace(':00.000Z', ':59.000Z'));
    await service.fact('assignment.report-signed.v1', matterId, id, {
      agree: true,
      opinion: '',
      onTime: true,
      results: '',
    });
    await service.moveTo(china('03-21T08:00'));
    expect(await rungs(matterId)).toEqual(['T-3 SILENT', 'T-1 SILENT', 'T0 DROPPED']);
    expect(await service.told(matterId)).toEqual([]);
  });

  it('延期后未到的各级按新时限,到过的不重来', async () => {
    const { matterId, id } = await underWay();
    await service.moveTo(china('03-17T08:00'));
    await service.fact('assignment.extension-decided.v1', matterId, id, {
      agree: true,
      opinion: '',
      dueAt: '2026-03-27T15:59:59.000Z',
      previousDueAt: '2026-03-20T15:59:59.000Z',
    });
    await service.moveTo(china('03-25T12:00'));
    expect(await rungs(matterId)).toEqual(['T-3 TOLD']);
    await service.moveTo(china('03-26T08:00'));
    expect(await rungs(matterId)).toEqual(['T-3 TOLD', 'T-1 TOLD']);
  });

  it('R-207 中止期间不催,恢复后按顺延的时限', async () => {
    const { matterId, id } = await underWay();
    await service.moveTo(china('03-10T09:00'));
    await service.fact('assignment.suspended.v1', matterId, id, { reason: '诉讼' });
    await service.moveTo(china('04-10T09:00'));
    expect(await rungs(matterId)).toEqual([]);
    await service.fact('assignment.resumed.v1', matterId, id, {
      suspendedAt: china('03-10T09:00'),
      dueAt: '2026-04-21T15:59:59.000Z',
      previousDueAt: '2026-03-20T15:59:59.000Z',
    });
    await service.moveTo(china('04-15T09:00'));
    expect(await rungs(matterId)).toEqual([]);
    await service.moveTo(china('04-16T09:00'));
    expect(await rungs(matterId)).toEqual(['T-3 TOLD']);
  });

  it('改办后原单位不再催,新单位照新时限', async () => {
    const { matterId, id } = await underWay();
    await service.fact('assignment.return-decided.v1', matterId, id, {
      decision: 'REASSIGN',
      opinion: '',
      next: { assignmentId: id, serial: 2, line: {} },
    });
    await service.moveTo(china('05-20T09:00'));
    expect(await rungs(matterId)).toEqual([]);
  });
});

describe('特急', () => {
  it('按小时数,不受免打扰限制;一日一条,其余留到次日', async () => {
    const { matterId, id } = await underWay({ urgency: 'EXTRA_URGENT', dueAt: china('03-03T02:30') });
    await service.moveTo(china('03-02T22:30'));
    expect(await service.told(matterId)).toEqual(['HANDLER@water 临期提醒', 'LIAISON@water 临期提醒']);
    await service.moveTo(china('03-03T01:30'));
    await service.moveTo(china('03-03T02:30'));
    expect(await rungs(matterId)).toEqual(['T-3 TOLD', 'T-1 TOLD', 'T0 HELD']);
    // The to-do of the supervisor does not wait for the message.
    expect(await service.raised(id)).toEqual([{ rung: 'T0', color: 'BLUE', overdueDays: 0 }]);
    await service.moveTo(china('03-03T23:59'));
    expect(await rungs(matterId)).toEqual(['T-3 TOLD', 'T-1 TOLD', 'T0 HELD']);
    await service.moveTo(china('03-04T00:00'));
    expect(await rungs(matterId)).toEqual(['T-3 TOLD', 'T-1 TOLD', 'T0 TOLD']);
  });

  it('再次批示改为特急,各级改按小时数', async () => {
    const { matterId, id } = await underWay();
    await service.fact('matter.instruction-added.v1', matterId, matterId, {
      urgency: 'EXTRA_URGENT',
      urgencyBefore: 'NORMAL',
    });
    await service.fact('assignment.recounted.v1', matterId, id, {
      reason: 'URGENCY',
      dueAt: china('03-04T12:00'),
      previousDueAt: '2026-03-20T15:59:59.000Z',
      acknowledgeDueAt: china('03-02T12:00'),
      provisional: false,
      calendarVersion: '国务院2026',
    });
    await service.moveTo(china('03-04T07:59'));
    expect(await rungs(matterId)).toEqual([]);
    await service.moveTo(china('03-04T08:00'));
    expect(await rungs(matterId)).toEqual(['T-3 TOLD']);
  });
});

describe('一次停机、一次拨快', () => {
  it('越过的各级都记入台账,只有最后一级发出,只起一张督查单', async () => {
    const { matterId, id } = await underWay();
    await service.moveTo(china('03-31T10:00'));
    expect(await rungs(matterId)).toEqual(['T-3 SILENT', 'T-1 SILENT', 'T0 SILENT', 'T+3 SILENT', 'T+7 TOLD']);
    expect(await service.raised(id)).toEqual([{ rung: 'T+7', color: 'RED', overdueDays: 7 }]);
    expect(await service.told(matterId)).toHaveLength(3);
  });

  it('时钟拨回再走一遍,一样也不重来', async () => {
    const { matterId, id } = await underWay();
    for (const at of ['03-25T10:00', '03-16T10:00', '03-17T10:00', '03-20T10:00', '03-25T10:00'])
      await service.moveTo(china(at));
    expect(await service.told(matterId)).toHaveLength(3);
    expect(await service.raised(id)).toHaveLength(1);
  });

  it('下达时已经过去的提醒不补发', async () => {
    const { matterId } = await underWay({ dueAt: '2026-03-04T15:59:59.000Z' });
    await service.moveTo(china('03-02T12:00'));
    expect(await rungs(matterId)).toEqual([]);
    await service.moveTo(china('03-03T08:00'));
    expect(await rungs(matterId)).toEqual(['T-1 TOLD']);
  });
});

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
