import { type PersonView, type UnitView } from '@duban/contracts';
import { useQuery } from '@tanstack/react-query';
import { Checkbox, Form, Input, InputNumber, Radio, Select } from 'antd';
import { type JSX } from 'react';
import { get } from '../../api';
import { useMe } from '../../session';
import { Uploads } from '../../shared/uploads';
import { DeadlineInput } from './deadline-input';
import { LinesInput } from './lines-input';
import { ProblemsInput } from './problems-input';
import { type Field } from './step';

export const usePeople = (unit?: string): { value: string; label: string; name: string }[] => {
  const people = useQuery({
    queryKey: ['people', unit],
    queryFn: () => get<PersonView[]>(`/api/people${unit ? `?unit=${unit}` : ''}`),
    staleTime: 300_000,
  });
  return (people.data ?? []).map((p) => ({ value: p.id, label: `${p.name}(${p.post})`, name: p.name }));
};
export const useUnits = (): { value: string; label: string; name: string }[] => {
  const units = useQuery({ queryKey: ['units'], queryFn: () => get<UnitView[]>('/api/units'), staleTime: 300_000 });
  return (units.data ?? []).filter((u) => u.isSubject).map((u) => ({ value: u.id, label: u.name, name: u.name }));
};
type Named = { id: string; name: string };

/** A person or unit: the form keeps id and name together, as the fact will. */
export const NamedSelect = ({
  value,
  onChange,
  options,
  id,
  label,
}: {
  value?: Named;
  onChange?: (v: Named) => void;
  options: { value: string; label: string; name: string }[];
  id?: string;
  label: string;
}): JSX.Element => (
  <Select
    {...(id ? { id } : {})}
    aria-label={label}
    showSearch={{ optionFilterProp: 'label' }}
    {...(value ? { value: value.id } : {})}
    options={options}
    placeholder="请选择"
    onChange={(chosen: string) => onChange?.({ id: chosen, name: options.find((o) => o.value === chosen)?.name ?? '' })}
  />
);
const PersonSelect = ({
  label,
  ...rest
}: {
  label: string;
  value?: Named;
  onChange?: (v: Named) => void;
  id?: string;
}): JSX.Element => {
  const me = useMe();
  const options = usePeople(me.unit.id);
  return <NamedSelect {...rest} label={label} options={options} />;
};
const UnitSelect = ({
  label,
  ...rest
}: {
  label: string;
  value?: Named;
  onChange?: (v: Named) => void;
  id?: string;
}): JSX.Element => <NamedSelect {...rest} label={label} options={useUnits()} />;

const control = (field: Field): JSX.Element => {
  switch (field.kind) {
    case 'text':
      return <Input />;
    case 'area':
      return <Input.TextArea autoSize={{ minRows: 2, maxRows: 10 }} />;
    case 'date':
      return <Input type="date" style={{ width: 180 }} />;
    case 'number':
      return <InputNumber min={0} max={100} />;
    case 'choice':
      return <Radio.Group options={field.options as never} optionType="button" buttonStyle="solid" />;
    case 'select':
      return <Select options={field.options as never} allowClear={field.optional ?? false} placeholder="请选择" />;
    case 'many':
      return <Checkbox.Group options={field.options as never} />;
    case 'confirm':
      return <Checkbox>{field.text}</Checkbox>;
    case 'person':
      return <PersonSelect label={field.label} />;
    case 'unit':
      return <UnitSelect label={field.label} />;
    case 'files':
      return <Uploads />;
    case 'problems':
      return <ProblemsInput />;
    case 'lines':
      return <LinesInput />;
    case 'deadline':
      return <DeadlineInput />;
  }
};

/** One field of a step's form, with its label, its hint and its error. */
export const FieldInput = ({ field }: { field: Field }): JSX.Element => (
  <Form.Item
    name={field.name}
    label={field.label}
    required={!field.optional}
    extra={field.hint}
    valuePropName={field.kind === 'confirm' ? 'checked' : 'value'}
  >
    {control(field)}
  </Form.Item>
);
