import { type DelegationView, words } from '@duban/contracts';
import { useQuery } from '@tanstack/react-query';
import { Button, message, Modal } from 'antd';
import { type JSX, useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { get, queries } from '../../api';
import { send } from '../../send';
import { has, useMe } from '../../session';
import { refusalOf } from '../../shared/refusal';
import { Loaded } from '../../shared/states';
import { GrantForm } from './grant-form';
import { Tag } from '../../shared/tag';

const stateOf = { COMING: '未到期限', IN_FORCE: '代理中', OVER: '已止' } as const;
const rolesOf = ({ roles }: DelegationView): string => roles.map((role) => words.role[role]).join('、');

/** 我的代理: what I have given to others and hold for others; who arranges for the absent sees the whole region. */
export const DelegationsPage = (): JSX.Element => {
  const me = useMe();
  const [granting, grant] = useState(false);
  const delegations = useQuery({
    queryKey: ['delegations'],
    queryFn: () => get<DelegationView[]>('/api/delegations'),
  });
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1 className="page-title">我的代理</h1>
          <p className="page-note">
            外出、请假时把职务授予他人代理;期满自动终止,也可以随时终止。代理办理的每一步都写明代谁、依据什么
          </p>
        </div>
        <Button type="primary" onClick={() => grant(true)}>
          授予代理
        </Button>
      </div>
      <Loaded
        query={delegations}
        empty={has(me, 'OFFICE_DIRECTOR', 'SYSTEM_ADMIN') ? '没有代理' : '您没有授予代理,也没有代理他人'}
      >
        {(list) => (
          <>
            <Delegations title="代理中和将要代理" list={list.filter(({ status }) => status !== 'OVER')} />
            <Delegations title="以前的代理" list={list.filter(({ status }) => status === 'OVER')} />
          </>
        )}
      </Loaded>
      <Modal open={granting} title="授予代理" footer={null} destroyOnHidden onCancel={() => grant(false)}>
        <GrantForm onDone={() => grant(false)} />
      </Modal>
    </div>
  );
};

const Delegations = ({ title, list }: { title: string; list: DelegationView[] }): JSX.Element | null =>
  list.length === 0 ? null : (
    <section aria-label={title}>
      <h3>{title}</h3>
      <div className="rows">
        <table aria-label={title}>
          <thead>
            <tr>
              {['授予人', '代理人', '职务', '期限', '依据', '状态', ''].map((label) => (
                <th key={label}>{label}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {list.map((each) => (
              <tr key={each.id}>
                <td>{each.from.name}</td>
                <td>{each.to.name}</td>
                <td>
                  {each.unit.name} {rolesOf(each)}
                </td>
                <td>
                  {each.fromOn}至{each.untilOn}
                </td>
                <td>
                  {each.basis}
                  {each.by.id !== each.from.id && `(${each.by.name}办理)`}
                </td>
                <td>
                  {each.ended ? (
                    `${each.ended.by.name}终止:${each.ended.reason}`
                  ) : (
                    <Tag color={each.status === 'IN_FORCE' ? 'green' : 'default'}>{stateOf[each.status]}</Tag>
                  )}
                </td>
                <td>{each.status !== 'OVER' && <End delegation={each} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );

const End = ({ delegation: { id, from, to } }: { delegation: DelegationView }): JSX.Element => {
  const me = useMe();
  const end = async (): Promise<void> => {
    const reason = me.id === to.id ? '代理人交回' : '提前终止';
    try {
      await send('delegation.end', id, { reason }, uuidv7());
      message.success('代理已终止');
      await queries.invalidateQueries();
    } catch (error) {
      const said = refusalOf(error);
      message.error(`${said.title},${said.remedy ?? ''}`);
    }
  };
  return (
    <Button
      size="small"
      danger
      autoInsertSpace={false}
      onClick={() =>
        Modal.confirm({
          title: `终止${to.name}代理${from.name}的职务?`,
          content: '终止后即刻不能再以这一职务办理',
          okText: '终止',
          okButtonProps: { autoInsertSpace: false },
          cancelText: '不终止',
          onOk: end,
        })
      }
    >
      终止
    </Button>
  );
};
