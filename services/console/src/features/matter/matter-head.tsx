import { DownOutlined } from '@ant-design/icons';
import { type MatterView, words } from '@duban/contracts';
import { type JSX, Suspense, useState } from 'react';
import { has, useMe } from '../../session';
import { distance, fullMoment } from '../../shared/words';
import { type useHolders } from './holders';
import { afterPicture } from '../../shared/in-antd';
import { Tag } from '../../shared/tag';

const MatterActions = afterPicture(() => import('./matter-actions').then((m) => m.MatterActions));
const ended: readonly MatterView['status'][] = ['CLOSED', 'ARCHIVED', 'REJECTED', 'REVOKED', 'MERGED'];

/** What the matter is, how it stands, by when, and what else may be done to it. */
export const MatterHead = ({
  matter,
  held,
  complete,
}: {
  matter: MatterView;
  held: ReturnType<typeof useHolders>;
  /** nothing of the page is on its way any more */
  complete: boolean;
}): JSX.Element => (
  <div className="matter-head">
    <div>
      <div className="no">{matter.matterNo ?? matter.registerNo}</div>
      <h1 className="page-title">{matter.title}</h1>
      <Tag color={matter.urgency === 'EXTRA_URGENT' ? 'red' : matter.urgency === 'URGENT' ? 'orange' : 'default'}>
        {words.urgency[matter.urgency]}
      </Tag>
      <Tag>{words.category[matter.category]}</Tag>
      <Tag color="blue">{words.matterStatus[matter.status]}</Tag>
      {matter.round > 1 && <Tag color="purple">第{matter.round}轮</Tag>}
      {matter.key && <Tag color="volcano">重点督办</Tag>}
      {matter.restrictedTo && <Tag color="magenta">限知悉范围</Tag>}
    </div>
    <div className="matter-side">
      <Due matter={matter} />
      <Actions {...{ matter, held, complete }} />
    </div>
  </div>
);

const Due = ({ matter: { dueAt, status } }: { matter: MatterView }): JSX.Element | null => {
  if (!dueAt) return null;
  const due = distance(dueAt);
  return (
    <div className="matter-due">
      <div className="quiet">办结时限</div>
      <b>{fullMoment(dueAt)}</b>
      {status === 'SUSPENDED' ? (
        <div className="quiet">中止中,时限停住</div>
      ) : (
        !ended.includes(status) && <div className={due.late ? 'late' : 'quiet'}>{due.text}</div>
      )}
    </div>
  );
};

/** What may be done is loaded after what is read. */
const Actions = ({ complete, ...rest }: Parameters<typeof MatterHead>[0]): JSX.Element => {
  const [begun, begin] = useState(complete);
  if (complete && !begun) begin(true);
  return <Suspense fallback={<ActionsComing />}>{begun ? <MatterActions {...rest} /> : <ActionsComing />}</Suspense>;
};

/** Most of these may do something; the button has its place until it is known what. */
const ActionsComing = (): JSX.Element | null => {
  const me = useMe();
  if (!has(me, 'SUPERVISOR', 'SUPERVISION_CHIEF', 'OFFICE_DIRECTOR', 'GOV_HEAD', 'GOV_LEADER')) return null;
  return (
    <button type="button" className="plain-button" disabled>
      其他办理 <DownOutlined />
    </button>
  );
};
