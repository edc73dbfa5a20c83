import { type CommandName, commands } from '@duban/contracts';
import { Alert, Button, Form, message } from 'antd';
import { type JSX, useCallback, useMemo, useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { queries } from '../../api';
import { send } from '../../send';
import { type Refusal, refusalOf, Refused } from '../../shared/refusal';
import { FieldInput } from './field-input';
import { type Known, KnownOf, type Step } from './step';

/** Empty texts are left out, so that an optional field is missing and not blank. */
const tidy = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(tidy);
  if (value === null || typeof value !== 'object') return typeof value === 'string' ? value.trim() : value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([k, v]) => [k, tidy(v)] as const)
      .filter(([, v]) => v !== undefined && v !== null && v !== ''),
  );
};
/** Of which row of a list it is said, where one input holds the whole list. */
const inRow = (owner: string, path: readonly (string | number)[], text: string): string => {
  const row = path[owner.split('.').length];
  return typeof row === 'number' ? `第${row + 1}项:${text}` : text;
};
/** Whether the field of this path is among what has changed; everything is, when nothing is given. */
const isIn = (changed: object | undefined, path: readonly (string | number)[]): boolean =>
  changed === undefined ||
  path.reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], changed) !== undefined;
const pathOf = (field: string): (string | number)[] =>
  field.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));

/**
 * The form of one step: checked by the command's own schema before it is sent, and by the platform again.
 * What it begins with is fixed when it is drawn, so `known` must be complete by then.
 */
export const StepForm = ({
  step,
  id,
  known,
  onDone,
}: {
  step: Step;
  id: string;
  known: Known;
  onDone: () => void;
}): JSX.Element => {
  const [form] = Form.useForm();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const key = useMemo(() => uuidv7(), [step.command, id]);
  const [initial] = useState(() => step.initial?.(known) ?? {});
  const shownOf = useCallback(
    (values: Record<string, unknown>): string =>
      step.fields.flatMap(({ shown }, i) => ((shown?.(values) ?? true) ? [i] : [])).join(),
    [step],
  );
  /** Before the fields stand there is nothing to ask. What is typed draws the form anew only where it changes which fields there are. */
  const asked = useCallback(
    (values: Record<string, unknown>): string | undefined =>
      Object.keys(values).length > 0 ? shownOf(values) : undefined,
    [shownOf],
  );
  const shown = (Form.useWatch(asked, form) as string | undefined) ?? shownOf(initial);
  const fields = step.fields.filter((_, i) => shown.split(',').includes(String(i)));

  const show = (errors: { path: (string | number)[]; message: string }[]): void => {
    const names = fields.map((f) => f.name.join('.'));
    form.setFields(
      errors.map(({ path, message: text }) => {
        const owner =
          names.find((name) => path.join('.') === name || path.join('.').startsWith(`${name}.`)) ?? path.join('.');
        return { name: pathOf(owner), errors: [inRow(owner, path, text)] };
      }) as never,
    );
    const first = errors[0];
    if (first)
      form.scrollToField(
        pathOf(names.find((n) => first.path.join('.').startsWith(n)) ?? first.path.join('.')) as never,
        { block: 'center' },
      );
  };
  /** What was said to be wrong is not said any more once it is changed, or sent again. */
  const forgive = (changed?: object): void => {
    const wrong = form.getFieldsError().filter(({ name, errors }) => errors.length > 0 && isIn(changed, name));
    if (wrong.length > 0) form.setFields(wrong.map(({ name }) => ({ name, errors: [] })) as never);
  };
  const submit = async (given: Record<string, unknown>): Promise<void> => {
    setRefusal(undefined);
    forgive();
    const body = tidy({ ...given, ...step.fixed?.(known) }) as Record<string, unknown>;
    const parsed = commands[step.command as CommandName].input.safeParse(body);
    if (!parsed.success)
      return show(parsed.error.issues.map((i) => ({ path: i.path as (string | number)[], message: i.message })));
    setBusy(true);
    try {
      await send(step.command, id, parsed.data, key);
      message.success(`${commands[step.command].zh}已提交`);
      onDone();
      await queries.invalidateQueries();
    } catch (error) {
      const problem = refusalOf(error, '没有提交成功');
      if (problem.errors) show(problem.errors.map((e) => ({ path: pathOf(e.field), message: e.message })));
      else setRefusal({ title: problem.title, remedy: problem.remedy ?? '请稍后再试' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={initial}
      onValuesChange={forgive}
      onFinish={(v) => void submit(v as never)}
      requiredMark={(label, { required }) =>
        required ? (
          label
        ) : (
          <>
            {label}
            <span style={{ color: '#6b6f76' }}>(选填)</span>
          </>
        )
      }
    >
      {step.effect && (
        <Alert
          type="info"
          title={typeof step.effect === 'string' ? step.effect : step.effect(known)}
          style={{ marginBottom: 16, whiteSpace: 'pre-line' }}
        />
      )}
      <KnownOf.Provider value={known}>
        {fields.map((field) => (
          <FieldInput key={field.name.join('.')} field={field} />
        ))}
      </KnownOf.Provider>
      <Refused refusal={refusal} />
      <Button type="primary" htmlType="submit" loading={busy} autoInsertSpace={false}>
        {step.submit}
      </Button>
    </Form>
  );
};
