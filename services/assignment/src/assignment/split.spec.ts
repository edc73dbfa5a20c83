import {
  by,
  desk,
  fact,
  given,
  handler,
  issued,
  leader,
  line,
  issuing,
  clock,
  stranger,
  taken,
  water,
} from './assignment.samples';
import { issue } from './commands/issue';
import { markOpinionMissing } from './commands/mark-opinion-missing';
import { split } from './commands/split';
import { submitOpinion } from './commands/submit-opinion';
import { clear } from './commands/clear';

const part = (id: string, name: string, dueOn = '2026-03-02') => ({
  unit: { id, name },
  responsibleLeader: { id: 'l', name: '芮汀' },
  requirement: '配合抢修',
  dueOn,
});
const town = part('town', '柳汀镇');
const parts = {
  assignmentId: 'a1',
  today: '2026-03-02',
  latest: '2026-03-02',
  atWork: [water.id],
  ids: ['c1', 'c2'],
  firstSerial: 3,
};
const open = given(issued(), taken);
const LATE = '2026-03-04T01:00:00.000Z';

describe('再分解: 时限至少早一个工作日, 结果是给本单位的协办意见', () => {
  it('每个分解单位一个协办任务, 序号接着编', () => {
    const { dueOn, ...rest } = town;
    open.when(split, { lines: [town] }, { actor: leader, lookup: parts }).then(
      fact('assignment.split.v1', {
        ...by(leader),
        children: [
          {
            assignmentId: 'c1',
            serial: 3,
            parent: { assignmentId: 'a1', unit: water },
            line: { ...rest, role: 'CO', deadline: { unit: 'DATE', date: dueOn } },
          },
        ],
      }),
    );
  });
  it('晚于本单位时限前一个工作日的被拒', () =>
    open
      .when(split, { lines: [part('town', '柳汀镇', '2026-03-03')] }, { actor: leader, lookup: parts })
      .refused('assignment.split-too-late', { unit: '柳汀镇', latest: '2026-03-02' }));
  it('已过去的日期被拒; 时限已到的任务不能再分解', () => {
    open
      .when(split, { lines: [part('town', '柳汀镇', '2026-03-01')] }, { actor: leader, lookup: parts })
      .refused('assignment.split-in-the-past');
    open
      .when(split, { lines: [town] }, { actor: leader, lookup: { ...parts, latest: '2026-02-28' } })
      .refused('assignment.split-too-late', { latest: '2026-02-28' });
  });
  it('不能分给自己, 不能一个单位两份, 不能分给已在办的单位', () => {
    open
      .when(split, { lines: [part(water.id, '水利局')] }, { actor: leader, lookup: parts })
      .refused('assignment.split-itself');
    open.when(split, { lines: [town, town] }, { actor: leader, lookup: parts }).refused('notice.unit-twice');
    open
      .when(split, { lines: [town] }, { actor: leader, lookup: { ...parts, atWork: ['town'] } })
      .refused('assignment.reassign-unit-has-task', { unit: '柳汀镇' });
  });
  it('I-4 别的单位不能分解; 签收之后才能分解', () => {
    open.when(split, { lines: [town] }, { actor: stranger, lookup: parts }).refused('assignment.other-unit');
    given(issued())
      .when(split, { lines: [town] }, { actor: leader, lookup: parts })
      .refused('assignment.wrong-status', { status: '待签收' });
  });
  it('下达时写明是谁的一部分、代替哪个任务', () => {
    const parent = { assignmentId: '5b1f4b52-6d0e-4c1e-9a55-3c1f6e7a9d11', unit: water };
    const command = { ...issuing, line: { ...line }, parent, replaces: parent.assignmentId };
    given()
      .when(issue, command, { lookup: clock, actor: desk })
      .then(issued({ parent, replaces: parent.assignmentId }));
  });
});

describe('R-305 协办意见没有到齐的不能报送, 除非标明逾期未送', () => {
  const co = issued({ role: 'CO' });
  const marked = fact('assignment.opinion-marked-missing.v1', { ...by(desk), at: LATE, reason: '两次催办未送' });
  const mark = { reason: '两次催办未送' };
  const lookup = { dueOn: '2026-03-03' };
  it('协办单位自己的分解没有到齐, 也不能报送意见', () =>
    given(co, taken)
      .when(submitOpinion, { opinion: '同意', evidence: [] }, { actor: handler, lookup: { missing: ['柳汀镇'] } })
      .refused('assignment.opinions-missing', { units: '柳汀镇' }));
  it('到期后由督查室标明, 再标不重复', () => {
    given(co, taken).when(markOpinionMissing, mark, { actor: desk, lookup, now: LATE }).then(marked);
    given(co, taken, marked).when(markOpinionMissing, mark, { actor: desk, lookup, now: LATE }).thenNothing();
  });
  it('没有到期的、不是协办的、已送来的不能标', () => {
    given(co, taken)
      .when(markOpinionMissing, mark, { actor: desk, lookup })
      .refused('assignment.opinion-not-overdue', { dueOn: '2026-03-03' });
    given(issued(), taken)
      .when(markOpinionMissing, mark, { actor: desk, lookup, now: LATE })
      .refused('assignment.not-co');
    const delivered = fact('assignment.opinion-submitted.v1', {
      ...by(handler),
      opinion: '同意',
      evidence: [],
      late: false,
    });
    given(co, taken, delivered)
      .when(markOpinionMissing, mark, { actor: desk, lookup, now: LATE })
      .refused('assignment.wrong-status');
  });
  it('标明之后仍可补送, 如实记为逾期; 没有可销号的', () => {
    const [opinion] = given(co, taken, marked)
      .when(submitOpinion, { opinion: '同意', evidence: [] }, { actor: handler, now: LATE, lookup: { missing: [] } })
      .facts();
    expect(opinion?.data).toMatchObject({ late: true });
    given(co, taken, marked).when(clear, { assignmentId: 'a1' }).thenNothing();
    given(co, taken).when(clear, { assignmentId: 'a1' }).refused('assignment.wrong-status');
  });
});
