import type { z } from 'zod';
import type { CheckItem } from '../commands/supervision-plan';
import type { FactData } from '../facts';
import type { ItemFigures } from '../facts/supervision-plan';
import type { Named } from '../shapes';
import type * as w from '../words';

type Key<T> = keyof T & string;
type Classified = FactData<'supervision-plan.classified.v1'>;
type PlanText = {
  version: number;
  objective: string;
  rhythm: Key<typeof w.rhythm>;
  firstReportWorkdays: number | null;
  items: CheckItem[];
};

/** A 检查项目 with what has become of it: the task of the unit that leads, as far as one was issued. */
export type PlanItemView = CheckItem & {
  assignment: {
    id: string;
    assignmentNo: string;
    unit: Named;
    responsibleLeader: Named;
    status: Key<typeof w.assignmentStatus>;
    light: Key<typeof w.light>;
    dueAt: string;
    acknowledgedAt: string | null;
    percent: number | null;
    /** `YYYY-MM` or 首报 of a report → how far it was */
    periods: Record<string, { percent: number; progress: string }>;
    unitPlan: 'NONE' | 'SUBMITTED' | 'ACCEPTED' | 'RETURNED';
    clearedAt: string | null;
    result: string | null;
  } | null;
  /** 配合 that have a task: who, and how far it is */
  helping: { unit: Named; status: Key<typeof w.assignmentStatus> }[];
  /** by period, oldest first */
  classes: { period: string; progressClass: Key<typeof w.progressClass>; guidance: string; key: boolean }[];
  /** the last 逐项决定 on it */
  decided: { decision: Key<typeof w.itemDecision>; opinion: string; by: Named; at: string } | null;
};

/** 跟踪督查档案 of one item (S-82, WH_Dossier): all that was done about it, oldest first. */
export type ItemDossierView = {
  matterId: string;
  matterTitle: string;
  item: PlanItemView;
  tasks: {
    id: string;
    assignmentNo: string;
    unit: Named;
    role: Key<typeof w.assignmentRole>;
    status: Key<typeof w.assignmentStatus>;
  }[];
  entries: { id: string; at: string; by: string; unit: string | null; title: string; detail: string }[];
};

/** `GET /api/supervision-plans/:matterId` (assignment). */
export type SupervisionPlanView = {
  matterId: string;
  version: number;
  status: Key<typeof w.planStatus>;
  /** what is in force; null before the first approval */
  inForce: (Omit<PlanText, 'items'> & { items: PlanItemView[]; approvedBy: Named; approvedAt: string }) | null;
  /** what is being drafted, checked or approved */
  pending: (PlanText & { reason: string | null; draftedBy: Named; opinion: string | null }) | null;
  /** the one that is open now, or was last */
  period: { period: string; reportDueAt: string; classifyDueAt: string; open: boolean } | null;
  classified: Pick<Classified, 'period' | 'by' | 'at'>[];
  figures: z.infer<typeof ItemFigures>;
  summary: FactData<'supervision-plan.summarized.v1'> | null;
};
