import type { FactData } from '../facts';
import type { Attachment, DeadlineRule, Named } from '../shapes';
import type * as w from '../words';

type Key<T> = keyof T & string;

/** `GET /api/matters/:id` (intake). Everything known of the matter itself. */
export type MatterView = {
  id: string;
  registerNo: string;
  matterNo: string | null;
  version: number;
  status: Key<typeof w.matterStatus>;
  round: number;
  title: string;
  category: Key<typeof w.category>;
  urgency: Key<typeof w.urgency>;
  procedure: Key<typeof w.procedure>;
  source: FactData<'matter.registered.v1'>['source'];
  instruction: FactData<'matter.registered.v1'>['instruction'];
  attachments: Attachment[];
  registeredAt: string;
  opinion: (Omit<FactData<'matter.opinion-drafted.v1'>, 'by' | 'at'> & { by: Named; at: string }) | null;
  units: Named[];
  dueAt: string | null;
  outcome: string | null;
  closedAt: string | null;
  /** whose report it is now (领导变更) */
  leader: Named & { post: string };
  /** 知悉范围; null: not restricted */
  restrictedTo: Named[] | null;
  /** 再次批示, oldest first */
  instructions: FactData<'matter.instruction-added.v1'>[];
  suspended: { at: string; reason: string; expectedResumeOn: string } | null;
  /** approved on the telephone and not yet confirmed */
  phoneApproval: { approver: Named; calledAt: string; confirmDueAt: string } | null;
  presentedAt: string | null;
  /** 已阅, and not decided yet */
  reportRead: boolean;
  silentAt: string | null;
  /** 群众诉求: asked back before 办结 */
  appeal: boolean;
  satisfactions: FactData<'matter.satisfaction-recorded.v1'>[];
  /** the matter it came out of; units do not see it */
  origin: FactData<'matter.registered.v1'>['origin'] | null;
  /** matters that came out of it, those the reader may see */
  successors: {
    id: string;
    no: string;
    title: string;
    status: Key<typeof w.matterStatus>;
    kind: Key<typeof w.matterOrigin>;
    itemNo: number | null;
    findingId: string | null;
  }[];
  mergedInto: { id: string; title: string; no: string } | null;
  /** 列入重点督办 */
  key: boolean;
  /** D-1, D-2, D-6: what the scheme proposes for 拟办 and 鉴定 */
  proposed: {
    effortPath: Key<typeof w.effortPath>;
    deadline: DeadlineRule;
    retention: Key<typeof w.retention>;
  };
};

/** `GET /api/matters/duplicates?title=&documentNo=` (intake): 查重提示. */
export type DuplicateView = { id: string; matterNo: string | null; title: string; status: string; why: string };
