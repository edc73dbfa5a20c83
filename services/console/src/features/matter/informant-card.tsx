import { LockOutlined } from '@ant-design/icons';
import { type InformantIdentityView, type InformantView, type MatterView, words } from '@duban/contracts';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { type JSX, useState } from 'react';
import { ApiError, get } from '../../api';
import { has, useMe } from '../../session';
import { fullMoment } from '../../shared/words';
import { entrustInformant, recordInformant, revealInformant } from '../steps/informant-steps';
import { type Offer, Offered } from './offered';

const missing = (error: unknown): boolean => error instanceof ApiError && error.problem.status === 404;

/** 反映人: for the supervision body; that there is one, who may see it, and for the office director who did. */
export const InformantCard = ({ matter }: { matter: MatterView }): JSX.Element | null => {
  const me = useMe();
  const records = has(me, 'INTAKE_CLERK', 'SUPERVISOR', 'SUPERVISION_CHIEF');
  const directs = has(me, 'OFFICE_DIRECTOR');
  const informant = useQuery({
    queryKey: ['informant', matter.id],
    enabled: records || directs,
    retry: false,
    queryFn: () => get<InformantView>(`/api/informants/${matter.id}`),
  });
  const known = informant.data;
  const told = words.toldSources.includes(matter.source.type) || matter.appeal;
  if (!known && !(records && told && missing(informant.error))) return null;
  const offers: Offer[] = [
    ...(known?.mayReveal ? [{ step: revealInformant, id: matter.id, label: '查看' }] : []),
    ...(records && (!known || known.mayReveal)
      ? [{ step: recordInformant, id: matter.id, label: known ? '更正' : '登记反映人' }]
      : []),
    ...(known && directs ? [{ step: entrustInformant, id: matter.id, label: '指定知悉人' }] : []),
  ];
  return (
    <section className="card" aria-label="反映人">
      <h3>反映人</h3>
      {!known && <span className="quiet">没有登记。登记后加密保存,承办单位看不到</span>}
      {known && (
        <>
          <p style={{ margin: 0 }}>
            <LockOutlined /> 反映人:已保护
            <span className="quiet">
              ({known.recordedBy.name} {fullMoment(known.recordedAt)}登记;知悉人:
              {known.readers.map(({ name }) => name).join('、')})
            </span>
          </p>
          {known.exposedIn.length > 0 && (
            <Alert
              type="warning"
              showIcon
              style={{ marginTop: 8 }}
              title={`${known.exposedIn.join('、')}里已有反映人的姓名或联系方式,承办单位会看到`}
              description="还没有交办的,请撤销后隐去反映人重新登记"
            />
          )}
          {known.mayReveal && <Identity matterId={matter.id} />}
          {known.views && <Views views={known.views} />}
        </>
      )}
      <Offered offers={offers} about={matter.title} known={{ matter }} />
    </section>
  );
};

/** Shown while the view that the person gave a reason for lasts, and not kept. */
const Identity = ({ matterId }: { matterId: string }): JSX.Element | null => {
  const [hidden, hide] = useState(0);
  const identity = useQuery({
    queryKey: ['informant', matterId, 'identity'],
    retry: false,
    gcTime: 0,
    refetchOnWindowFocus: false,
    queryFn: () => get<InformantIdentityView>(`/api/informants/${matterId}/identity`),
  });
  if (!identity.data || identity.isError || hidden === identity.dataUpdatedAt) return null;
  return (
    <div role="group" aria-label="反映人原文" style={{ marginTop: 8 }}>
      {identity.data.informants.map(({ name, contact, unit }, i) => (
        <p key={i} style={{ margin: 0 }}>
          <b>{name}</b> {contact} {unit}
        </p>
      ))}
      <Button size="small" onClick={() => hide(identity.dataUpdatedAt)}>
        收起
      </Button>
    </div>
  );
};

const Views = ({ views }: { views: NonNullable<InformantView['views']> }): JSX.Element => (
  <details style={{ marginTop: 8 }}>
    <summary>查看记录({views.length})</summary>
    {views.map((view) => (
      <div key={view.at + view.by.id}>
        {view.by.name} {fullMoment(view.at)}:{view.reason}
      </div>
    ))}
  </details>
);
