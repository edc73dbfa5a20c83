import {
  type AssignmentView,
  type CampaignFieldView,
  type CampaignView,
  type CommandName,
  type ConclusionView,
  type InspectionTeamView,
  type InspectionView,
  type MatterView,
  type ReconsiderationView,
  type RectificationView,
  type Role,
  type SelfCheckView,
  type SourceDocumentView,
  type SpecialReportView,
  type SupervisionPlanView,
  type TraceStepView,
} from '@duban/contracts';
import { createContext } from 'react';

/** A field of a step's form. `name` is the path in the command. */
export type Field = { name: (string | number)[]; label: string; hint?: string } & (
  | { kind: 'text' | 'area' | 'date' | 'month' }
  | { kind: 'number'; max?: number }
  | { kind: 'choice' | 'select' | 'many'; options: { value: string | boolean; label: string }[] }
  | { kind: 'confirm'; text: string }
  | { kind: 'person'; roles?: readonly Role[] }
  | { kind: 'leader'; post: (string | number)[] }
  | { kind: 'measures' | 'results' | 'judgements' }
  | { kind: 'people' | 'unit' | 'units' | 'matter' | 'moment' }
  | { kind: 'files' | 'problems' | 'informants' | 'lines' | 'parts' | 'new-unit' | 'deadline' }
  | { kind: 'any-unit' | 'checked-unit' | 'questions' | 'suggestions' }
  | { kind: 'teams' | 'team-leaders' | 'interests' | 'answers' | 'texts' | 'program-entry' }
  | { kind: 'merged-findings' | 'set-aside' | 'subject-conclusions' | 'typicals' }
  | { kind: 'look-back-sample' | 'looked-back' | 'materials' }
  | { kind: 'check-items' | 'classes' | 'item-decisions' | 'stages' }
  | { kind: 'findings' | 'evidenced-findings' | 'withdrawn' | 'points' | 'peers' | 'trace' }
) & {
    optional?: boolean;
    /** asked only where the rest of the form makes it a question */
    shown?: (values: Record<string, unknown>) => boolean;
  };

/** What a form may begin with. */
export type Known = {
  matter?: MatterView | undefined;
  report?: SpecialReportView | undefined;
  results?: string;
  assignment?: AssignmentView | undefined;
  /** 文件、会议督查 */
  document?: SourceDocumentView | undefined;
  plan?: SupervisionPlanView | undefined;
  rectification?: RectificationView | undefined;
  /** 大型决策督查 */
  campaign?: CampaignView | undefined;
  team?: InspectionTeamView | undefined;
  selfCheck?: SelfCheckView | undefined;
  /** the one of its findings that is meant */
  finding?: RectificationView['findings'][number] | undefined;
  inspection?: InspectionView | undefined;
  conclusion?: ConclusionView | undefined;
  reconsideration?: ReconsiderationView | undefined;
  /** 责任链 */
  trace?: readonly TraceStepView[] | undefined;
  field?: CampaignFieldView | undefined;
  /** what of the matter a step is about, where it is not the matter itself */
  subjectId?: string | null;
};
/** What the form was begun with, for an input that offers something of it. */
export const KnownOf = createContext<Known>({});

/** 一个环节的表单: fields, what is filled in beforehand, and, where it is not plain, what follows from it. */
export type Step = {
  command: CommandName;
  submit: string;
  effect?: string | ((known: Known) => string);
  fields: Field[];
  initial?: (known: Known) => Record<string, unknown>;
  /** what is sent along and not asked */
  fixed?: (known: Known) => Record<string, unknown>;
};

export const verdict = (yes: string, no: string): Field[] => [
  {
    name: ['agree'],
    label: '意见',
    kind: 'choice',
    options: [
      { value: true, label: yes },
      { value: false, label: no },
    ],
  },
  { name: ['opinion'], label: '说明', kind: 'area', optional: true, hint: '不同意时请写明理由' },
];
export const problemFields: Field[] = [
  { name: ['problems'], label: '存在问题', kind: 'problems' },
  {
    name: ['noProblemStatement'],
    label: '经核查无问题的依据',
    kind: 'area',
    optional: true,
    hint: '没有问题项时必须填写',
  },
];
