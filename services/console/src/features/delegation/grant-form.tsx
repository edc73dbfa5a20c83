import { GrantDelegation, type PersonView, type Role, words } from '@duban/contracts';
import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input, message } from 'antd';
import { type JSX, useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { get, queries } from '../../api';
import { send } from '../../send';
import { has, useMe } from '../../session';
import { type Refusal, refusalOf, Refused } from '../../shared/refusal';
import { NamedSelect } from '../../features/steps/named-select';

type Named = { id: string; name: string };
type Draft = { from?: Named; to?: Named; roles: Role[]; fromOn: string; untilOn: string; basis: string };
const notDelegable: readonly Role[] = ['SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN'];
const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

/** 授予代理: of one's own positions; who arranges for the absent chooses whose. */
export const GrantForm = ({ onDone }: { onDone: () => void }): JSX.Element => {
  const me = useMe();
  const self: Named = { id: me.id, name: me.name };
  const [form] = Form.useForm<Draft>();
  const [id] = useState(() => uuidv7());
  const [problem, setProblem] = useState<Refusal>();
  const [busy, setBusy] = useState(false);
  const people = useQuery({ queryKey: ['people', undefined], queryFn: () => get<PersonView[]>('/api/people') });
  const options = (people.data ?? []).map(({ id: value, name, post, unit }) => ({
    value,
    name,
    label: `${name}(${unit.name}${post})`,
  }));
  const from = Form.useWatch('from', form) as Named | undefined;
  const held = people.data?.find((person) => person.id === (from?.id ?? me.id))?.roles ?? [];
  const show = (errors: { field: string; message: string }[]): void =>
    form.setFields(errors.map(({ field, message: text }) => ({ name: field.split('.')[0], errors: [text] })) as never);
  const grant = async (values: Draft): Promise<void> => {
    setProblem(undefined);
    const parsed = GrantDelegation.safeParse({ from: self, ...values });
    if (!parsed.success) return show(parsed.error.issues.map((i) => ({ field: i.path.join('.'), message: i.message })));
    setBusy(true);
    try {
      await send('delegation.grant', id, parsed.data, uuidv7());
      message.success('代理已授予');
      await queries.invalidateQueries();
      onDone();
    } catch (error) {
      const said = refusalOf(error, '没有提交成功');
      if (said.errors) show(said.errors);
      else setProblem(said);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ from: self, roles: [], fromOn: today(), untilOn: today(), basis: '' }}
      onFinish={(values) => void grant(values)}
    >
      {has(me, 'OFFICE_DIRECTOR', 'SYSTEM_ADMIN') && (
        <Form.Item name="from" label="谁的职务" extra="本人不在岗时可由您办理">
          <NamedSelect label="谁的职务" options={options} />
        </Form.Item>
      )}
      <Form.Item name="roles" label="代理的职务">
        <Checkbox.Group
          options={held
            .filter((role) => !notDelegable.includes(role))
            .map((role) => ({ value: role, label: words.role[role] }))}
        />
      </Form.Item>
      <Form.Item name="to" label="代理人" extra="承办单位的职务只能由本单位的人代理">
        <NamedSelect label="代理人" options={options.filter(({ value }) => value !== (from?.id ?? me.id))} />
      </Form.Item>
      <Form.Item name="fromOn" label="自">
        <Input type="date" style={{ width: 180 }} />
      </Form.Item>
      <Form.Item name="untilOn" label="至(当日止)">
        <Input type="date" style={{ width: 180 }} />
      </Form.Item>
      <Form.Item name="basis" label="依据" extra="例如外出学习及文号、请假批准">
        <Input />
      </Form.Item>
      <Refused refusal={problem} />
      <Button type="primary" htmlType="submit" loading={busy} autoInsertSpace={false}>
        授予
      </Button>
    </Form>
  );
};
