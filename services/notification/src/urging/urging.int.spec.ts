import { type Tx } from '@duban/persistence';
import { eventually, NOW } from '@duban/testing';
import { fireDue } from './fire';
import { china, runUrging } from './running.samples';

let service: Awaited<ReturnType<typeof runUrging>>;
beforeAll(async () => {
  service = await runUrging();
});
beforeEach(() => service.setNow(NOW));
afterEach(() => service.cancelAll());
afterAll(() => service.close());

const underWay = (rest: object = {}) => service.underWay(rest);
const rungs = (matterId: string) => service.rungs(matterId);

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

  it('夜里到的一级还没有发出,时限已经延后的不再发', async () => {
    const { matterId, id } = await underWay({ dueAt: china('03-20T22:00') });
    await service.moveTo(china('03-20T22:00'));
    expect(await rungs(matterId)).toEqual(['T-3 SILENT', 'T-1 SILENT', 'T0 HELD']);
    await service.fact('assignment.extension-decided.v1', matterId, id, {
      agree: true,
      opinion: '',
      dueAt: china('04-03T22:00'),
      previousDueAt: china('03-20T22:00'),
    });
    await service.moveTo(china('03-21T08:00'));
    expect(await rungs(matterId)).toEqual(['T-3 SILENT', 'T-1 SILENT', 'T0 DROPPED']);
    expect(await service.told(matterId)).toEqual([]);
  });

  it('正在到期的一级同时被重新计算,到过的不重来', async () => {
    const { matterId, id } = await underWay();
    service.setNow(china('03-17T08:00'));
    const { db, clock } = service.env;
    let [fired, commit] = [false, (): void => undefined];
    const recounting = new Promise<void>((resolve) => (commit = resolve));
    const firing = db.transaction({ scope: 'all' }, async (tx: Tx) => {
      const query = (_: unknown, sql: string, values: readonly unknown[]) => tx.query(sql, values);
      await fireDue({ db: { query } as unknown as typeof db, clock });
      fired = true;
      await recounting;
    });
    await eventually('it is fired, and not committed', () => fired);
    const extended = service.fact('assignment.extension-decided.v1', matterId, id, {
      agree: true,
      opinion: '',
      dueAt: '2026-03-27T15:59:59.000Z',
      previousDueAt: '2026-03-20T15:59:59.000Z',
    });
    const behind = `select pid from pg_stat_activity
      where wait_event_type = 'Lock' and query like 'insert into notification.deadline%'`;
    await eventually('the recount waits for the firing', async () => (await db.query({ scope: 'all' }, behind))[0]);
    commit();
    await Promise.all([firing, extended]);
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
