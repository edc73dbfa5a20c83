import { z } from 'zod';
import { oneOf } from '../one-of';
import { day, id, Named, text } from '../shapes';
import * as w from '../words';
import { RegisterMatter } from './matter';

/** 补签: the approver confirms what was approved on the telephone (R-420, domain 5.1 立项). */
export const ConfirmApproval = z.object({ opinion: z.string().trim().max(500).default('') });
export type ConfirmApproval = z.infer<typeof ConfirmApproval>;

/** 扩大知悉范围 (S-27): more named persons of a restricted matter; nobody is taken out who has seen it. */
export const GrantAccess = z.object({
  persons: z.array(Named).min(1, '请选择知悉人').max(50, '知悉范围不超过50人'),
  reason: text('理由', 200),
});
export type GrantAccess = z.infer<typeof GrantAccess>;

/** 升级 (JY): the matter that was only to be known goes the whole way; all that was entered stays. */
export const UpgradeMatter = z.object({
  effortPath: z.enum(['CONCLUDE', 'OVERALL'], { error: '请选择:要处理结论、涉及全局' }),
  policyBasis: z.string().trim().max(1000).optional(),
  reason: text('升级理由', 500),
});
export type UpgradeMatter = z.infer<typeof UpgradeMatter>;

/** 撤销: by who gave the mandate, with the instrument that says so (domain 4.3). */
export const RevokeMatter = z.object({ reason: text('撤销理由', 500), instrument: text('撤销依据', 200) });
export type RevokeMatter = z.infer<typeof RevokeMatter>;

/** 中止: the clocks stand still until 恢复. */
export const SuspendMatter = z.object({ reason: text('中止理由', 500), expectedResumeOn: day });
export type SuspendMatter = z.infer<typeof SuspendMatter>;
/** 恢复: due dates move by the time that the matter stood still. */
export const ResumeMatter = z.object({ reason: text('恢复理由', 500) });
export type ResumeMatter = z.infer<typeof ResumeMatter>;

/** 并案: the matter goes on in another; what each asked is still answered there. */
export const MergeMatter = z.object({ into: id, reason: text('并案理由', 500) });
export type MergeMatter = z.infer<typeof MergeMatter>;

/** 再次批示 while the matter runs: what the leader added, and how urgent the matter is from now on. */
export const AddInstruction = z.object({
  instruction: RegisterMatter.shape.instruction.pick({ leader: true, post: true, on: true, text: true }),
  urgency: oneOf(w.urgency),
});
export type AddInstruction = z.infer<typeof AddInstruction>;

/** 领导变更: rights belong to positions; who holds the position now reads and decides. */
export const ChangeLeader = z.object({ leader: Named, post: text('职务', 60), reason: text('变更原因', 200) });
export type ChangeLeader = z.infer<typeof ChangeLeader>;

/** 已阅: the leader has read the special report and has not decided yet. */
export const ReadReport = z.object({});
export type ReadReport = z.infer<typeof ReadReport>;

/** 按“已呈阅”办结: the leader was silent for as long as the scheme says. */
export const CloseAsPresented = z.object({ reason: text('说明', 500) });
export type CloseAsPresented = z.infer<typeof CloseAsPresented>;

/** 重新办理 after 办结: what was reported done is not done. */
export const ReopenMatter = z.object({ reason: text('重新办理的理由', 500) });
export type ReopenMatter = z.infer<typeof ReopenMatter>;

/** 回访 (S-98, I-12): what those who asked say of the result; nobody reached is 未反馈, with the reason. */
export const RecordSatisfaction = z.object({
  satisfaction: oneOf(w.satisfaction),
  contact: text('回访对象', 60),
  on: day,
  remark: text('回访情况', 1000),
});
export type RecordSatisfaction = z.infer<typeof RecordSatisfaction>;

/** 提醒 by the process: a date of the matter has passed and nothing happened. */
export const RemindOfMatter = z.object({ matterId: id, reason: oneOf(w.matterReminder) });
export type RemindOfMatter = z.infer<typeof RemindOfMatter>;
