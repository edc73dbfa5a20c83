import * as outcome from '../commands/outcome';
import { desk, person, type CommandRow } from './row';

const about = 'outcomeId';

/** Commands of 结果运用与责任倒查 (SP-9). */
export const outcomeCommands = {
  'outcome.propose': person('提出结果运用建议', outcome.ProposeOutcomeOf, desk, about, ['outcome.proposed.v1']),
  'outcome.explain': person('书面说明、申辩', outcome.ExplainOutcome, ['UNIT_HEAD'], about, ['outcome.explained.v1']),
  'outcome.check': person('结果运用建议审核', outcome.CheckOutcome, ['OFFICE_DIRECTOR'], about, ['outcome.checked.v1']),
  'outcome.approve': person('结果运用建议批准', outcome.ApproveOutcome, ['GOV_HEAD'], about, ['outcome.approved.v1']),
  'outcome.arrange-talk': person('约谈通知', outcome.ArrangeTalk, desk, about, ['outcome.talk-arranged.v1']),
  'outcome.record-talk': person('约谈记录', outcome.RecordTalk, desk, about, ['outcome.talk-recorded.v1']),
  'outcome.execute': person('移送、执行', outcome.ExecuteOutcome, desk, about, ['outcome.executed.v1']),
  'outcome.record-reply': person('登记处理结果', outcome.RecordOutcomeReply, desk, about, [
    'outcome.reply-recorded.v1',
  ]),
} as const satisfies Record<string, CommandRow>;
