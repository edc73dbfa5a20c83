import { levelsBelow, type PersonView, type Role, type UnitView } from '@duban/contracts';
import { useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { type JSX, useContext } from 'react';
import { get } from '../../api';
import { useMe } from '../../session';
import { KnownOf } from './step';

type Named = { id: string; name: string };
type Option = { value: string; label: string; name: string; post: string; roles: readonly Role[] };
type Input<T> = { label: string; id?: string; value?: T; onChange?: (v: T) => void };

/** People of a unit, or of the whole region. */
export const usePeople = (unit?: string): Option[] => {
  const people = useQuery({
    queryKey: ['people', unit],
    queryFn: () => get<PersonView[]>(`/api/people${unit ? `?unit=${unit}` : ''}`),
    staleTime: 300_000,
  });
  return (people.data ?? []).map((p) => ({
    value: p.id,
    label: `${p.name}(${p.post})`,
    name: p.name,
    post: p.post,
    roles: p.roles,
  }));
};
type UnitOption = { value: string; label: string; name: string; levels: number };
/** Units that can be supervised, or all that may co-operate (R-103), and how many levels below the own region they stand. */
export const useUnits = (everybody = false): UnitOption[] => {
  const { region } = useMe();
  const units = useQuery({ queryKey: ['units'], queryFn: () => get<UnitView[]>('/api/units'), staleTime: 300_000 });
  return (units.data ?? [])
    .filter((u) => everybody || u.isSubject)
    .map((u) => ({
      value: u.id,
      label: u.name,
      name: u.name,
      levels: u.isSubject ? levelsBelow(u.division, region.code) : 0,
    }));
};
/** Leaders of the region, the head first. */
export const useLeaders = (): Option[] => {
  const people = usePeople();
  return [
    ...people.filter(({ roles }) => roles.includes('GOV_HEAD')),
    ...people.filter(({ roles }) => roles.includes('GOV_LEADER') && !roles.includes('GOV_HEAD')),
  ];
};

/** A person or unit: the form keeps id and name together, as the fact will. */
export const NamedSelect = ({
  value,
  onChange,
  options,
  id,
  label,
}: Input<Named> & { options: readonly { value: string; label: string; name: string }[] }): JSX.Element => (
  <Select
    {...(id ? { id } : {})}
    aria-label={label}
    showSearch={{ optionFilterProp: 'label' }}
    {...(value ? { value: value.id } : {})}
    options={[...options]}
    placeholder="请选择"
    onChange={(chosen: string) => onChange?.({ id: chosen, name: options.find((o) => o.value === chosen)?.name ?? '' })}
  />
);
/** A person of the own unit, or of whoever in the region holds one of the roles. */
export const PersonSelect = ({ roles, ...rest }: Input<Named> & { roles?: readonly Role[] }): JSX.Element => {
  const me = useMe();
  const people = usePeople(roles ? undefined : me.unit.id);
  return (
    <NamedSelect {...rest} options={roles ? people.filter((p) => roles.some((r) => p.roles.includes(r))) : people} />
  );
};
/** A leader; the post is filled in beside it and may be corrected. */
export const LeaderSelect = ({
  post,
  onChange,
  ...rest
}: Input<Named> & { post: (string | number)[] }): JSX.Element => {
  const form = Form.useFormInstance();
  const leaders = useLeaders();
  const choose = (chosen: Named): void => {
    onChange?.(chosen);
    form.setFieldValue(post, leaders.find(({ value }) => value === chosen.id)?.post);
  };
  return <NamedSelect {...rest} options={leaders} onChange={choose} />;
};
type Several = Input<Named[]> & {
  options: readonly { value: string; label: string; name: string }[];
  placeholder: string;
};
const SeveralSelect = ({ value = [], onChange, id, label, options, placeholder }: Several): JSX.Element => (
  <Select
    {...(id ? { id } : {})}
    mode="multiple"
    aria-label={label}
    showSearch={{ optionFilterProp: 'label' }}
    value={value.map((named) => named.id)}
    options={[...options]}
    placeholder={placeholder}
    onChange={(chosen: string[]) =>
      onChange?.(chosen.map((one) => ({ id: one, name: options.find((o) => o.value === one)?.name ?? '' })))
    }
  />
);
/** Several persons of the region. */
export const PeopleSelect = (props: Input<Named[]>): JSX.Element => (
  <SeveralSelect {...props} options={usePeople()} placeholder="输入姓名或职务查找,可选多人" />
);
export const UnitSelect = (props: Input<Named>): JSX.Element => <NamedSelect {...props} options={useUnits()} />;
/** A unit of the region, also one that is no subject of supervision. */
export const AnyUnitSelect = (props: Input<Named>): JSX.Element => <NamedSelect {...props} options={useUnits(true)} />;
/** A unit that the check looks at. */
export const CheckedUnitSelect = (props: Input<Named>): JSX.Element => {
  const { field, subjectId } = useContext(KnownOf);
  const subjects = field?.checks.find(({ inspectionId }) => inspectionId === subjectId)?.subjects ?? [];
  return <NamedSelect {...props} options={subjects.map(({ id, name }) => ({ value: id, label: name, name }))} />;
};
export const UnitsSelect = (props: Input<Named[]>): JSX.Element => (
  <SeveralSelect {...props} options={useUnits()} placeholder="可选多个单位" />
);
