import { commands, type CommandRow, ownIdOf, routeOf, words } from '@duban/contracts';

const SCHEMA = 'https://unpkg.com/@camunda/zeebe-element-templates-json-schema/resources/schema.json';
const ENGINE = '^8.8';
const CATEGORY = {
  person: { id: 'duban-person', name: '督办:人工步骤' },
  process: { id: 'duban-process', name: '督办:系统步骤' },
};

type Property = Record<string, unknown>;
type JsonSchema = {
  type?: string;
  description?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  oneOf?: JsonSchema[];
  anyOf?: JsonSchema[];
};

const hidden = (value: string, binding: Property): Property => ({ type: 'Hidden', value, binding });

/** The inputs of a job: what the process must give it, from its schema. */
const inputsOf = (row: CommandRow): { name: string; required: boolean }[] => {
  const schema = row.input.toJSONSchema({ io: 'input', unrepresentable: 'any' }) as JsonSchema;
  const shapes = schema.oneOf ?? schema.anyOf ?? [schema];
  const names = [...new Set(shapes.flatMap((shape) => Object.keys(shape.properties ?? {})))];
  return names.map((name) => ({ name, required: shapes.every((shape) => shape.required?.includes(name) ?? false) }));
};

const jobTemplate = (name: string, row: CommandRow): Property => ({
  $schema: SCHEMA,
  id: `duban.${name}`,
  name: row.zh,
  description: `系统执行“${row.zh}”(${name})。产生:${row.completes.join('、')}`,
  version: 1,
  engines: { camunda: ENGINE },
  category: CATEGORY.process,
  appliesTo: ['bpmn:Task', 'bpmn:ServiceTask'],
  elementType: { value: 'bpmn:ServiceTask' },
  properties: [
    hidden(name, { type: 'zeebe:taskDefinition', property: 'type' }),
    ...inputsOf(row).map(({ name: input, required }) => ({
      label: input,
      description: `变量已有同名的可不填${required ? '' : ';可不给'}`,
      type: 'String',
      feel: 'required',
      optional: true,
      binding: { type: 'zeebe:input', name: input },
    })),
  ],
});

const taskTemplate = (name: string, row: CommandRow): Property => ({
  $schema: SCHEMA,
  id: `duban.${name}`,
  name: row.zh,
  description: `由${row.roles.map((role) => words.role[role]).join('、')}办理“${row.zh}”(${routeOf(name)})。办理后带回:${row.completes.join('、')}`,
  version: 1,
  engines: { camunda: ENGINE },
  category: CATEGORY.person,
  appliesTo: ['bpmn:Task', 'bpmn:UserTask'],
  elementType: { value: 'bpmn:UserTask' },
  properties: [
    { type: 'Hidden', binding: { type: 'zeebe:userTask' } },
    hidden(name, { type: 'zeebe:property', name: 'command' }),
    {
      label: '办理角色',
      description: '列表表达式;单位的角色写作 "LIAISON@" + assignment.unit.id',
      type: 'String',
      feel: 'required',
      value: groupsOf(name, row),
      constraints: { notEmpty: true },
      binding: { type: 'zeebe:assignmentDefinition', property: 'candidateGroups' },
    },
    {
      label: '办理时限',
      description: '取变量中的时刻,如 =dueAt',
      type: 'String',
      feel: 'required',
      optional: true,
      binding: { type: 'zeebe:taskSchedule', property: 'dueDate' },
    },
  ],
});

const ofUnit = new Set<string>(['UNIT_HEAD', 'UNIT_LEADER', 'LIAISON', 'HANDLER']);
const groupsOf = (name: string, { roles }: CommandRow): string => {
  const unit = ownIdOf(name) ? 'unit.id' : 'assignment.unit.id';
  return `=[${roles.map((role) => (ofUnit.has(role) ? `"${role}@" + ${unit}` : `"${role}"`)).join(', ')}]`;
};

/**
 * Element templates for Camunda Modeler, one a command of the catalogue: the process owner picks 「审核」, not a job type.
 * Written to `templates/duban.json`; a spec holds the file to this.
 */
export const elementTemplates = (): unknown =>
  Object.entries(commands as Readonly<Record<string, CommandRow>>).map(([name, row]) =>
    row.by === 'process' ? jobTemplate(name, row) : taskTemplate(name, row),
  );
