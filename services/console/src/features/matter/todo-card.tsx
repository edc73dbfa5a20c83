import {
  type AssignmentView,
  type CommandName,
  type CommandRow,
  commands,
  type ConclusionView,
  type CoordinationView,
  type InspectionView,
  type MatterView,
  type ReconsiderationView,
  type RectificationView,
  type SourceDocumentView,
  type SpecialReportView,
  type SupervisionPlanView,
  type TodoView,
} from '@duban/contracts';
import { Skeleton } from 'antd';
import { type JSX, useState } from 'react';
import { sentOff } from '../../shared/todos';
import { StepForm } from '../steps/step-form';
import { steps } from '../steps/steps';
import { openOf } from './use-coordinations';
import { type CampaignKnown } from './use-campaign';

type CardProps = {
  todo: TodoView;
  matter?: MatterView;
  report?: SpecialReportView | undefined;
  results: string;
  complete: boolean;
  assignments: AssignmentView[];
  coordinations: CoordinationView[];
  document?: SourceDocumentView | undefined;
  plan?: SupervisionPlanView | undefined;
  about: {
    rectifications: RectificationView[];
    inspections: InspectionView[];
    conclusions: ConclusionView[];
    reconsiderations: ReconsiderationView[];
  };
  campaign: CampaignKnown;
};
/** What a step is about that has a process of its own; a 复核 is about a conclusion. */
const subjectOf = (
  id: string | null,
  { rectifications, inspections, conclusions, reconsiderations }: CardProps['about'],
) => {
  const reconsideration = reconsiderations.find((one) => one.id === id);
  return {
    reconsideration,
    rectification: rectifications.find((one) => one.id === id),
    inspection: inspections.find((one) => one.id === id),
    conclusion: conclusions.find((one) => one.id === (reconsideration?.conclusionId ?? id)),
  };
};
/** A step may reach the list before the results it reports on: its form is drawn when nothing is on its way, once. */
export const TodoCard = ({ todo, matter, complete, ...rest }: CardProps): JSX.Element => {
  const { report, results, assignments, coordinations, document, plan, about, campaign } = rest;
  const command = todo.command as CommandName | null;
  const step = command ? steps[command] : undefined;
  const assignment = assignments.find((a) => a.id === todo.assignmentId);
  const [begun, begin] = useState(complete);
  if (complete && !begun) begin(true);
  const subjects: Partial<Record<string, string | null | undefined>> = {
    assignmentId: todo.assignmentId,
    coordinationId: openOf(coordinations, todo.assignmentId)?.id,
  };
  const ofPart = command !== null && (commands[command] as CommandRow).part !== undefined;
  const subject =
    (ofPart ? todo.matterId : todo.subjectId) ?? (command && subjects[commands[command].subject]) ?? todo.matterId;
  const team = campaign.teams.find((one) => one.id === todo.subjectId);
  const selfCheck = campaign.selfChecks.find((one) => one.id === todo.subjectId);
  return (
    <section className="card" style={{ borderTop: '3px solid #8c1d18' }} aria-label={`办理:${todo.step}`}>
      <h3>
        {todo.step}
        {(assignment || team) && (
          <span style={{ color: '#6b6f76', fontWeight: 400 }}> · {assignment?.unit.name ?? team?.name}</span>
        )}
      </h3>
      {step && !begun ? (
        <Skeleton active title={false} paragraph={{ rows: 4 }} />
      ) : step ? (
        <StepForm
          key={todo.key}
          step={step}
          id={subject}
          known={{
            ...{ matter, report, results, assignment, document, plan, team, selfCheck },
            ...subjectOf(todo.subjectId, about),
            ...{ campaign: campaign.campaign, field: campaign.field, subjectId: todo.subjectId },
          }}
          onDone={() => sentOff(todo.key)}
        />
      ) : (
        '这一步没有表单,请联系督查室'
      )}
    </section>
  );
};
