import { acknowledge } from './commands/acknowledge';
import { checkReport } from './commands/check-report';
import { draftReport } from './commands/draft-report';
import { issue } from './commands/issue';
import { reportProgress } from './commands/report-progress';
import { signReport } from './commands/sign-report';
import { submitOpinion } from './commands/submit-opinion';
import {
  given,
  person,
  handler,
  leader,
  head,
  desk,
  stranger,
  named,
  by,
  LATER,
  line,
  issuing,
  clock,
  fact,
  issued,
  taken,
  report,
  drafted,
  checked,
  signed,
  yes,
} from './assignment.samples';

describe('下达与签收', () => {
  it('I-3 下达即起算, 带上四要素与两个时限', () =>
    given()
      .when(issue, { ...issuing, line: { ...line } }, { lookup: clock, actor: desk })
      .then(issued()));
  it('重复的流程任务不再下达', () =>
    given(issued())
      .when(issue, { ...issuing, line: { ...line } }, { lookup: clock })
      .thenNothing());
  it('签收时指定承办人, 超时如实记下', () => {
    given(issued())
      .when(acknowledge, { handler: named(handler), remark: '' }, { actor: handler })
      .then(taken);
    const [late] = given(issued())
      .when(acknowledge, { handler: named(handler), remark: '' }, { actor: handler, now: LATER })
      .facts();
    expect(late?.data).toMatchObject({ late: true });
  });
  it('I-4 别的单位不能签收、不能填报', () => {
    given(issued())
      .when(acknowledge, { handler: named(handler), remark: '' }, { actor: stranger })
      .refused('assignment.other-unit', { unit: '水利局' });
    given(issued(), taken).when(draftReport, report, { actor: stranger }).refused('assignment.other-unit');
    given(issued(), taken, drafted, checked)
      .when(signReport, yes, { actor: stranger, lookup: { missing: [] } })
      .refused('assignment.other-unit');
  });
});

describe('I-8 质量关: 没有佐证、没有问题也没有说明的不能报送', () => {
  const open = given(issued(), taken);
  it('齐全的可以起草', () => open.when(draftReport, report, { actor: handler }).then(drafted));
  it('没有佐证材料被拒', () =>
    open.when(draftReport, { ...report, evidence: [] }, { actor: handler }).refused('assignment.evidence-missing'));
  it('没有问题项也没有“经核查无问题”被拒', () => {
    const { noProblemStatement: _, ...silent } = report;
    open.when(draftReport, silent, { actor: handler }).refused('assignment.problems-missing');
    const progress = {
      deployment: '部署',
      actions: '行动',
      progress: '六成',
      percent: 60,
      achievements: '好',
      problems: [],
      nextSteps: '继续',
      evidence: [],
    };
    open.when(reportProgress, progress, { actor: handler }).refused('assignment.problems-missing');
  });
  it('涉及全局的须写政策依据', () =>
    given(issued({ effortPath: 'OVERALL' }), taken)
      .when(draftReport, report, { actor: handler })
      .refused('assignment.policy-basis-missing'));
  it('协办单位不报办结报告, 主办单位不报协办意见', () => {
    given(issued({ role: 'CO' }), taken)
      .when(draftReport, report, { actor: handler })
      .refused('assignment.co-has-no-report');
    open
      .when(submitOpinion, { opinion: '同意', evidence: [] }, { actor: handler, lookup: { missing: [] } })
      .refused('assignment.only-co-opinion');
  });
});

describe('I-7 起草、审核、签报须三人, 签报人是主要负责人', () => {
  it('三人依次办理, 报送按时', () => {
    given(issued(), taken, drafted).when(checkReport, yes, { actor: leader }).then(checked);
    given(issued(), taken, drafted, checked)
      .when(signReport, yes, { actor: head, lookup: { missing: [] } })
      .then(signed);
  });
  it('起草人不能审核', () =>
    given(issued(), taken, drafted)
      .when(checkReport, yes, { actor: handler })
      .refused('assignment.same-person', { step: '起草' }));
  it('起草人、审核人不能签报', () => {
    const open = given(issued(), taken, drafted, checked);
    const asHead = { roles: ['UNIT_HEAD'] };
    open
      .when(signReport, yes, { actor: { ...handler, ...asHead }, lookup: { missing: [] } })
      .refused('assignment.same-person', { step: '起草' });
    open
      .when(signReport, yes, { actor: { ...leader, ...asHead }, lookup: { missing: [] } })
      .refused('assignment.same-person', { step: '审核' });
  });
  it('代理主要负责人的第三人可以签报, 写明代谁', () => {
    const onBehalfOf = [{ role: 'UNIT_HEAD', id: head.id, name: head.name, delegation: 'd1' }];
    const deputy = { ...person(7, '沈渠', ['UNIT_LEADER', 'UNIT_HEAD']), onBehalfOf };
    const [fact] = given(issued(), taken, drafted, checked)
      .when(signReport, yes, { actor: deputy, lookup: { missing: [] } })
      .facts();
    expect(fact?.data).toMatchObject({
      by: { name: '沈渠' },
      position: 'UNIT_HEAD',
      onBehalfOf: { id: head.id, name: head.name },
    });
    given(issued(), taken, drafted, checked)
      .when(signReport, yes, {
        actor: { ...leader, roles: ['UNIT_LEADER', 'UNIT_HEAD'], onBehalfOf },
        lookup: { missing: [] },
      })
      .refused('assignment.same-person', { step: '审核' });
  });
  it('S-33 不是主要负责人不能签报', () =>
    given(issued(), taken, drafted, checked)
      .when(signReport, yes, { actor: person(6, '某', ['UNIT_LEADER']), lookup: { missing: [] } })
      .refused('assignment.signer-not-head'));
  it('未经审核不能签报, 不同意的退回起草', () => {
    given(issued(), taken, drafted)
      .when(signReport, yes, { actor: head, lookup: { missing: [] } })
      .refused('assignment.wrong-status');
    const no = { agree: false, opinion: '数据不实' };
    const refusedReport = fact('assignment.report-checked.v1', { ...by(leader), ...no });
    given(issued(), taken, drafted).when(checkReport, no, { actor: leader }).then(refusedReport);
    given(issued(), taken, drafted, refusedReport, drafted).when(checkReport, yes, { actor: leader }).then(checked);
  });
  it('R-305 协办意见没有到齐, 主办不能签报', () =>
    given(issued(), taken, drafted, checked)
      .when(signReport, yes, { actor: head, lookup: { missing: ['柳汀镇'] } })
      .refused('assignment.opinions-missing', { units: '柳汀镇' }));
});

describe('R-305 协办意见', () => {
  it('报送即通过, 迟报如实记下', () => {
    const opinion = { opinion: '已配合', evidence: [] };
    given(issued({ role: 'CO' }), taken)
      .when(submitOpinion, opinion, { actor: handler, lookup: { missing: [] } })
      .then(
        fact('assignment.opinion-submitted.v1', { ...opinion, ...by(handler), late: false }),
        fact('assignment.accepted.v1', { ...by(handler), onTime: true }),
      );
  });
});
