import { DownOutlined } from '@ant-design/icons';
import { commands, type MatterView, type MeView } from '@duban/contracts';
import { Button, Dropdown, Modal } from 'antd';
import { type JSX, useState } from 'react';
import { has, useMe } from '../../session';
import * as course from '../steps/matter-course-steps';
import { type Step } from '../steps/step';
import { StepForm } from '../steps/step-form';
import { type useHolders } from './holders';

type Status = MatterView['status'];
type Situation = { matter: MatterView; me: MeView; held: ReturnType<typeof useHolders>; now: number };
type Offer = { step: Step; label?: string; grave?: boolean; when: (s: Situation) => boolean };

const beforeReview: readonly Status[] = ['REGISTERED', 'OPINION_DRAFTED', 'APPROVED', 'ASSIGNED', 'IN_PROGRESS'];
const running: readonly Status[] = [...beforeReview, 'IN_REVIEW', 'FEEDBACK', 'SUSPENDED'];
const isDesk = (me: MeView): boolean => has(me, 'SUPERVISOR', 'SUPERVISION_CHIEF');
/** 撤销 is for who gave the mandate, or the head. */
const isGiver = ({ matter, me }: Situation): boolean =>
  has(me, 'GOV_HEAD') ||
  (has(me, 'GOV_LEADER') && (matter.leader.id === me.id || matter.opinion?.mandate.giver === me.name));

/** What may be done to a matter beside the step it stands at (domain 5.1): in which state, and by whom. */
const offers: readonly Offer[] = [
  { step: course.confirmApproval, when: ({ matter, me }) => matter.phoneApproval?.approver.id === me.id },
  {
    step: course.approveByPhone,
    label: '电话批准',
    when: ({ matter, me, held }) =>
      isDesk(me) &&
      matter.urgency === 'EXTRA_URGENT' &&
      matter.opinion?.mandate.type !== 'APPROVED_PROPOSAL' &&
      held.some(({ holder }) => holder.command === 'matter.approve'),
  },
  {
    step: course.resume,
    when: ({ matter, me }) => matter.status === 'SUSPENDED' && has(me, 'OFFICE_DIRECTOR', 'GOV_HEAD'),
  },
  {
    step: course.closeAsPresented,
    when: ({ matter, me, now }) =>
      has(me, 'OFFICE_DIRECTOR') &&
      matter.status === 'FEEDBACK' &&
      matter.silentAt !== null &&
      now >= Date.parse(matter.silentAt),
  },
  {
    step: course.addInstruction,
    when: ({ matter, me }) => running.includes(matter.status) && (isDesk(me) || has(me, 'GOV_HEAD', 'GOV_LEADER')),
  },
  {
    step: course.upgrade,
    when: ({ matter, me }) =>
      isDesk(me) && matter.opinion?.effortPath === 'KNOW' && ['OPINION_DRAFTED', 'CLOSED'].includes(matter.status),
  },
  {
    step: course.changeLeader,
    when: ({ matter, me }) => running.includes(matter.status) && has(me, 'SUPERVISION_CHIEF', 'OFFICE_DIRECTOR'),
  },
  {
    step: course.grantAccess,
    when: ({ matter, me }) =>
      matter.restrictedTo !== null && has(me, 'SUPERVISION_CHIEF', 'OFFICE_DIRECTOR', 'GOV_HEAD'),
  },
  {
    step: course.recordSatisfaction,
    when: ({ matter, me }) => isDesk(me) && ['FEEDBACK', 'CLOSED'].includes(matter.status),
  },
  {
    step: course.reopen,
    when: ({ matter, me }) =>
      matter.status === 'CLOSED' && matter.opinion?.effortPath !== 'KNOW' && has(me, 'OFFICE_DIRECTOR', 'GOV_HEAD'),
  },
  {
    step: course.suspend,
    when: ({ matter, me }) =>
      ['ASSIGNED', 'IN_PROGRESS'].includes(matter.status) && has(me, 'OFFICE_DIRECTOR', 'GOV_HEAD'),
  },
  {
    step: course.merge,
    grave: true,
    when: ({ matter, me }) => beforeReview.includes(matter.status) && has(me, 'SUPERVISION_CHIEF', 'OFFICE_DIRECTOR'),
  },
  { step: course.revoke, grave: true, when: (s) => running.includes(s.matter.status) && isGiver(s) },
];
const nameOf = ({ step, label }: Offer): string => label ?? commands[step.command].zh;

/** 其他办理: what this person may do now beside the steps that wait, each with what follows from it. */
export const MatterActions = ({
  matter,
  held,
}: {
  matter: MatterView;
  held: ReturnType<typeof useHolders>;
}): JSX.Element | null => {
  const me = useMe();
  const [doing, setDoing] = useState<Offer>();
  const possible = offers.filter(({ when }) => when({ matter, me, held, now: Date.now() }));
  if (possible.length === 0 && !doing) return null;
  return (
    <>
      <Dropdown
        trigger={['click']}
        placement="bottomRight"
        menu={{
          className: 'actions',
          items: possible.map((offer) => ({
            key: nameOf(offer),
            danger: offer.grave ?? false,
            label: (
              <>
                {nameOf(offer)}
                <small>{typeof offer.step.effect === 'string' && offer.step.effect}</small>
              </>
            ),
            onClick: () => setDoing(offer),
          })),
        }}
      >
        <Button icon={<DownOutlined />} iconPlacement="end">
          其他办理
        </Button>
      </Dropdown>
      <Modal
        open={doing !== undefined}
        title={doing && `${nameOf(doing)} · ${matter.title}`}
        footer={null}
        onCancel={() => setDoing(undefined)}
        destroyOnHidden
        width={640}
      >
        {doing && <StepForm step={doing.step} id={matter.id} known={{ matter }} onDone={() => setDoing(undefined)} />}
      </Modal>
    </>
  );
};
