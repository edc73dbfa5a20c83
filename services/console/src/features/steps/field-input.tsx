import { Checkbox, Form, Input, InputNumber, Radio, Select } from 'antd';
import { type JSX, memo } from 'react';
import { Uploads } from '../../shared/uploads';
import { AnswersInput, InterestsInput, TextsInput } from './campaign-inputs';
import {
  LookedBackInput,
  MaterialsInput,
  SampleInput,
  SubjectConclusionsInput,
  TypicalsInput,
} from '../campaign/field-inputs';
import { AsideInput, MergedInput } from '../campaign/merge-input';
import { CheckItemsInput } from './check-items-input';
import { ClassesInput } from './classes-input';
import { DeadlineInput } from './deadline-input';
import { JudgementsInput, MeasuresInput, ResultsInput, WithdrawnInput } from './finding-rows';
import { FindingsInput } from './findings-input';
import { ItemDecisionsInput } from './item-decisions-input';
import { InformantsInput } from './informants-input';
import { LinesInput } from './lines-input';
import { MatterSelect } from './matter-select';
import { MomentInput } from './moment-input';
import {
  AnyUnitSelect,
  CheckedUnitSelect,
  LeaderSelect,
  PeopleSelect,
  PersonSelect,
  UnitSelect,
  UnitsSelect,
} from './named-select';
import { NewUnitInput } from './new-unit-input';
import { ProgramEntrySelect } from './program-entry-select';
import { PeersInput } from './peers-input';
import { PointsInput } from './points-input';
import { ProblemsInput } from './problems-input';
import { QuestionsInput } from './questions-input';
import { StagesInput } from './stages-input';
import { SuggestionsInput } from './suggestions-input';
import { TeamLeadersInput, TeamsInput } from './teams-input';
import { type Field } from './step';
import { TraceInput } from './trace-input';

const control = (field: Field): JSX.Element => {
  switch (field.kind) {
    case 'text':
      return <Input />;
    case 'area':
      return <Input.TextArea autoSize={{ minRows: 2, maxRows: 10 }} />;
    case 'date':
      return <Input type="date" style={{ width: 180 }} />;
    case 'number':
      return <InputNumber min={0} max={field.max ?? 100} />;
    case 'month':
      return <Input type="month" style={{ width: 180 }} />;
    case 'choice':
      return <Radio.Group options={field.options as never} optionType="button" buttonStyle="solid" />;
    case 'select':
      return <Select options={field.options as never} allowClear={field.optional ?? false} placeholder="请选择" />;
    case 'many':
      return <Checkbox.Group options={field.options as never} />;
    case 'confirm':
      return <Checkbox>{field.text}</Checkbox>;
    case 'person':
      return <PersonSelect label={field.label} {...(field.roles ? { roles: field.roles } : {})} />;
    case 'people':
      return <PeopleSelect label={field.label} />;
    case 'leader':
      return <LeaderSelect label={field.label} post={field.post} />;
    case 'units':
      return <UnitsSelect label={field.label} />;
    case 'matter':
      return <MatterSelect label={field.label} />;
    case 'moment':
      return <MomentInput />;
    case 'unit':
      return <UnitSelect label={field.label} />;
    case 'any-unit':
      return <AnyUnitSelect label={field.label} />;
    case 'checked-unit':
      return <CheckedUnitSelect label={field.label} />;
    case 'questions':
      return <QuestionsInput />;
    case 'suggestions':
      return <SuggestionsInput />;
    case 'files':
      return <Uploads />;
    case 'measures':
      return <MeasuresInput />;
    case 'results':
      return <ResultsInput />;
    case 'judgements':
      return <JudgementsInput />;
    case 'withdrawn':
      return <WithdrawnInput />;
    case 'findings':
      return <FindingsInput needs="requirement" />;
    case 'evidenced-findings':
      return <FindingsInput needs="evidence" />;
    case 'points':
      return <PointsInput />;
    case 'peers':
      return <PeersInput label={field.label} />;
    case 'trace':
      return <TraceInput />;
    case 'problems':
      return <ProblemsInput />;
    case 'informants':
      return <InformantsInput />;
    case 'lines':
      return <LinesInput />;
    case 'parts':
      return <LinesInput parts />;
    case 'new-unit':
      return <NewUnitInput />;
    case 'check-items':
      return <CheckItemsInput />;
    case 'classes':
      return <ClassesInput />;
    case 'item-decisions':
      return <ItemDecisionsInput />;
    case 'stages':
      return <StagesInput />;
    case 'merged-findings':
      return <MergedInput />;
    case 'set-aside':
      return <AsideInput />;
    case 'subject-conclusions':
      return <SubjectConclusionsInput />;
    case 'typicals':
      return <TypicalsInput label={field.label} />;
    case 'look-back-sample':
      return <SampleInput />;
    case 'looked-back':
      return <LookedBackInput />;
    case 'materials':
      return <MaterialsInput />;
    case 'teams':
      return <TeamsInput />;
    case 'team-leaders':
      return <TeamLeadersInput />;
    case 'interests':
      return <InterestsInput />;
    case 'answers':
      return <AnswersInput />;
    case 'texts':
      return <TextsInput />;
    case 'program-entry':
      return <ProgramEntrySelect label={field.label} />;
    case 'deadline':
      return <DeadlineInput />;
  }
};

/** One field of a step's form, with its label, its hint and its error. */
export const FieldInput = memo(({ field }: { field: Field }): JSX.Element => (
  <Form.Item
    name={field.name}
    label={field.label}
    required={!field.optional}
    extra={field.hint}
    valuePropName={field.kind === 'confirm' ? 'checked' : 'value'}
  >
    {control(field)}
  </Form.Item>
));
FieldInput.displayName = 'FieldInput';
