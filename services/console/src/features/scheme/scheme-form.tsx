import { type Policy, type PolicyField, policyFields, policyValue, words } from '@duban/contracts';
import { type JSX } from 'react';
import { ValueInput } from './value-input';

const within = (...names: string[]) => {
  return ({ path }: PolicyField): boolean => names.includes(path[0] ?? '');
};
/** How the scheme is laid out for a reader: each value stands in the first section that takes it. */
const sections: { title: string; takes: (field: PolicyField) => boolean }[] = [
  { title: '方案', takes: within('name', 'version', 'issuer') },
  { title: '各环节时限', takes: ({ kind, path }) => kind === 'urgency' && path[0] !== 'extension' },
  { title: '办理时限与督办方式', takes: within('deadline', 'effortPath') },
  { title: '亮灯', takes: within('yellow', 'red') },
  { title: '延期', takes: within('maxExtensions', 'extension') },
  { title: '催办', takes: within('ladder', 'noticeColor', 'quietHours') },
  { title: '审核与归档', takes: within('verification', 'retention', 'archive') },
  {
    title: '其他期限',
    takes: within('coordination', 'leader', 'phoneApproval', 'simple', 'reportDay', 'classifyWorkdays'),
  },
  { title: '督查检查频次', takes: within('checksAYear', 'checkDaysApart') },
  { title: '目标值', takes: within('targets') },
];
const sectionOf = (field: PolicyField): string => sections.find(({ takes }) => takes(field))?.title ?? '其他';
const editable = policyFields.filter(({ path }) => path[0] !== 'effectiveFrom');
const titles = [...new Set([...sections.map(({ title }) => title), '其他'])];

/** Field → what is wrong with it; keys are paths in the scheme. */
export type SchemeErrors = Readonly<Record<string, string>>;

/** Where in the value it is: the row of a table, the urgency of a time. */
const place = (rest: string): string => {
  const first = rest.split('.')[0] ?? '';
  if (/^\d+$/.test(first)) return `第${Number(first) + 1}行:`;
  return first in words.urgency ? `${words.urgency[first as keyof typeof words.urgency]}:` : '';
};
const errorsAt = (errors: SchemeErrors, path: string): string[] =>
  Object.entries(errors)
    .filter(([at]) => at === path || at.startsWith(`${path}.`))
    .map(([at, message]) => place(at.slice(path.length + 1)) + message);

const replaced = (policy: unknown, [name, ...rest]: readonly string[], value: unknown): unknown =>
  name === undefined
    ? value
    : { ...(policy as object), [name]: replaced((policy as Record<string, unknown>)[name], rest, value) };

/** The whole scheme, value by value, each with its explanation; errors stand at the value they are about. */
export const SchemeForm = ({
  policy,
  errors,
  onChange,
}: {
  policy: Policy;
  errors: SchemeErrors;
  onChange: (policy: Policy) => void;
}): JSX.Element => (
  <>
    {titles.map((title) => {
      const fields = editable.filter((field) => sectionOf(field) === title);
      return fields.length === 0 ? null : (
        <section className="card scheme-section" key={title} aria-label={title}>
          <h3>{title}</h3>
          {fields.map((field) => (
            <Value key={field.path.join('.')} {...{ field, policy, errors, onChange }} />
          ))}
        </section>
      );
    })}
  </>
);

/** Tables stand under their explanation, over the whole width. */
const wide = new Set<PolicyField['kind']>(['table', 'ladder']);

const Value = ({
  field,
  policy,
  errors,
  onChange,
}: {
  field: PolicyField;
  policy: Policy;
  errors: SchemeErrors;
  onChange: (policy: Policy) => void;
}): JSX.Element => {
  const wrong = errorsAt(errors, field.path.join('.'));
  return (
    <div className={`scheme-value${wrong.length > 0 ? ' wrong' : ''}${wide.has(field.kind) ? ' whole' : ''}`}>
      <div className="told">
        <b>{field.title}</b>
        <small>{field.description}</small>
      </div>
      <div className="set">
        <ValueInput
          field={field}
          value={policyValue(policy, field.path)}
          onChange={(value) => onChange(replaced(policy, field.path, value) as Policy)}
        />
        {wrong.map((message) => (
          <p key={message} role="alert">
            {message}
          </p>
        ))}
      </div>
    </div>
  );
};
