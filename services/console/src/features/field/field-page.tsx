import { type InspectionView, words } from '@duban/contracts';
import { Alert, Button, Empty } from 'antd';
import { type JSX, useCallback, useEffect, useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { queries } from '../../api';
import { useMe } from '../../session';
import { type Draft, draftsOf, keep, plansOf } from './device';
import './field.css';
import { keepPage } from './install';
import { RecordForm } from './record-form';
import { type Away, synchronise } from './send';
import { reportIncident } from '../steps/campaign-field-steps';
import { Offered } from '../matter/offered';
import { Tag } from '../../shared/tag';

const AGAIN_MS = 30_000;
const states = { DRAFT: '草稿', QUEUED: '等候报送', REFUSED: '没有收下' } as const;

/** 现场记录 (S-58): on a phone, with or without a network; nothing that was written is lost when the browser is. */
export const FieldPage = (): JSX.Element => {
  const { id: me } = useMe();
  const [plans, setPlans] = useState<InspectionView[]>([]);
  const [drafts, setDrafts] = useState<Draft[]>([]);
  const [open, setOpen] = useState<Draft>();
  const [away, setAway] = useState<Away | null>(null);
  const [page, setPage] = useState<'keeping' | 'kept' | 'not-kept'>('keeping');

  const show = useCallback(async () => {
    setPlans(await plansOf(me));
    setDrafts(await draftsOf(me));
  }, [me]);
  const sync = useCallback(async () => {
    setAway(await synchronise(me));
    await show();
  }, [me, show]);
  useEffect(() => {
    void show().then(sync);
    const again = (): void => void sync();
    const timer = setInterval(again, AGAIN_MS);
    window.addEventListener('online', again);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', again);
    };
  }, [show, sync]);
  useEffect(() => {
    keepPage().then(
      () => setPage('kept'),
      () => setPage('not-kept'),
    );
  }, []);

  const begin = async (plan: InspectionView, point: Draft['point']): Promise<void> => {
    const { id, matterTitle, mode, subjects, methods } = plan;
    const draft: Draft = {
      ...{ id: uuidv7(), owner: me, point, state: 'DRAFT', changed: false },
      inspection: { id, matterTitle, mode, subjects },
      body: { visitedAt: new Date().toISOString(), method: methods[0] ?? 'INSPECT', interviews: [], findings: [] },
    };
    await keep('drafts', draft);
    setOpen(draft);
  };
  const close = (): void => {
    setOpen(undefined);
    void show().then(sync);
  };
  if (open)
    return (
      <div className="page field">
        <RecordForm key={open.id} draft={open} onClose={close} />
      </div>
    );
  return (
    <div className="page field">
      <h2>现场记录</h2>
      <p role="status" className="quiet">
        {page === 'kept'
          ? '本页没有网络也能打开。'
          : page === 'keeping'
            ? '正在存下本页…'
            : '这台设备存不下本页,请保持网络。'}
        {away ? `${away.title},记录都在手机上,连上以后自动报送。` : '已与平台同步。'}
      </p>
      {away?.signIn && (
        <Button type="primary" onClick={() => void queries.resetQueries({ queryKey: ['me'] })}>
          重新登录
        </Button>
      )}
      {drafts.length > 0 && (
        <section className="card" aria-label="手机上的记录">
          <h3>手机上的记录</h3>
          {drafts.map((draft) => (
            <div key={draft.id} className="field-row">
              <div>
                <b>{draft.point.name}</b>{' '}
                <Tag color={draft.state === 'REFUSED' ? 'red' : draft.state === 'QUEUED' ? 'blue' : 'default'}>
                  {states[draft.state]}
                </Tag>
                <div className="quiet">{draft.body.observations}</div>
                {draft.problem && (
                  <Alert type="warning" showIcon title={draft.problem.title} description={draft.problem.remedy} />
                )}
              </div>
              <Button onClick={() => setOpen(draft)}>接着写</Button>
            </div>
          ))}
          <Button onClick={() => void sync()}>现在报送</Button>
        </section>
      )}
      {plans.length === 0 && <Empty description="没有我参加的核查" />}
      {plans.map((plan) => (
        <section key={plan.id} className="card" aria-label={`核查:${plan.matterTitle}`}>
          <h3>
            {plan.matterTitle} <Tag>{words.inspectionMode[plan.mode]}</Tag>
          </h3>
          <p className="quiet">
            {plan.fromOn}至{plan.untilOn} · {words.inspectionStatus[plan.status]} · {plan.purpose}
          </p>
          {plan.teamId && (
            <Offered
              offers={[{ step: reportIncident, id: plan.matterId }]}
              about={plan.matterTitle}
              known={{ subjectId: plan.teamId }}
            />
          )}
          {plan.points.map((point) => (
            <div key={point.pointId} className="field-row">
              <div>
                <b>{point.name}</b>
                <div className="quiet">{point.place}</div>
              </div>
              <Button
                type="primary"
                autoInsertSpace={false}
                onClick={() => void begin(plan, point)}
                aria-label={`记录 ${point.name}`}
              >
                记录
              </Button>
            </div>
          ))}
        </section>
      ))}
    </div>
  );
};
