import { type DesignationView, words } from '@duban/contracts';
import { useQuery } from '@tanstack/react-query';
import { type JSX } from 'react';
import { get } from '../../api';
import { has, useMe } from '../../session';
import { Loaded } from '../../shared/states';
import { type Offer, Offered } from '../matter/offered';
import { DraftButton } from '../research/draft-button';
import { approveDesignation, endDesignation, proposeDesignation } from './program-steps';
import { Tag } from '../../shared/tag';

const colors = {
  PROPOSED: 'orange',
  REJECTED: 'default',
  APPROVED: 'green',
  EXPIRED: 'default',
  ENDED: 'default',
} as const;

/** 政府指定: which department supervises what for the government, and how long. */
export const Designations = (): JSX.Element => {
  const me = useMe();
  const designations = useQuery({
    queryKey: ['designations'],
    queryFn: () => get<DesignationView[]>('/api/designations'),
  });
  const offersOf = ({ id, status }: DesignationView): Offer[] => [
    ...(status === 'PROPOSED' && has(me, 'GOV_HEAD') ? [{ step: approveDesignation, id, main: true }] : []),
    ...(status === 'APPROVED' && has(me, 'GOV_HEAD', 'OFFICE_DIRECTOR') ? [{ step: endDesignation, id }] : []),
  ];
  return (
    <section className="card" aria-label="政府指定">
      <h3>政府指定</h3>
      <p className="quiet">部门未经本级政府指定不得开展政府督查;指定写明事项、范围、职责、期限</p>
      {has(me, 'SUPERVISOR', 'SUPERVISION_CHIEF') && <DraftButton step={() => proposeDesignation} />}
      <Loaded query={designations} empty="没有指定">
        {(list) =>
          list.map((one) => (
            <div key={one.id} className="block" role="group" aria-label={`${one.department.name}:${one.matters}`}>
              <b>
                {one.department.name}:{one.matters}
              </b>{' '}
              <Tag color={colors[one.status]}>{words.designationStatus[one.status]}</Tag>
              <div className="quiet">
                {one.fromOn}至{one.untilOn},{one.instrument}
              </div>
              <div>
                范围:{one.scope};职责:{one.duties}
              </div>
              {one.approved && !one.approved.agree && <div>{one.approved.opinion}</div>}
              {one.ended && (
                <div>
                  {one.ended.by.name}终止:{one.ended.reason}
                </div>
              )}
              <Offered offers={offersOf(one)} about={one.department.name} known={{}} />
            </div>
          ))
        }
      </Loaded>
    </section>
  );
};
