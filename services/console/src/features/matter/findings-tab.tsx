import { type MatterView, type RectificationView, words } from '@duban/contracts';
import { type JSX } from 'react';
import { has, useMe } from '../../session';
import { Loaded } from '../../shared/states';
import { fullMoment, moment } from '../../shared/words';
import { isOpen, standingColor, standingOf, standings } from '../findings/standing';
import { fixAtOnce, generalize, issueRectification, reportRectificationProgress } from '../steps/rectification-steps';
import { FindingMatter } from './finding-matter';
import { type Offer, Offered } from './offered';
import { useRectifications } from './supervision';
import { Tag } from '../../shared/tag';

type Finding = RectificationView['findings'][number];

/** 问题与整改: each unit's findings, what is to be done about each, and how far it is. */
export const FindingsTab = ({ matter }: { matter: MatterView }): JSX.Element => {
  const me = useMe();
  return (
    <>
      {has(me, 'SUPERVISOR', 'SUPERVISION_CHIEF') && (
        <Offered
          offers={[{ step: issueRectification, label: '下达整改通知', main: true }]}
          about={matter.title}
          known={{ matter }}
        />
      )}
      <Loaded query={useRectifications(matter.id)} empty="没有下达整改">
        {(list) => list.map((one) => <Rectification key={one.id} rectification={one} matter={matter} />)}
      </Loaded>
    </>
  );
};

const Rectification = ({
  rectification: one,
  matter,
}: {
  rectification: RectificationView;
  matter: MatterView;
}): JSX.Element => (
  <section className="card" aria-label={`整改:${one.unit.name}`} style={{ marginTop: 16 }}>
    <h3>
      {one.unit.name} <Tag>{words.rectificationStatus[one.status]}</Tag>
      {one.generalizedFrom && <Tag color="purple">举一反三</Tag>}
    </h3>
    <p className={one.overdue ? 'late' : 'quiet'}>
      {fullMoment(one.issuedAt)}下达,{fullMoment(one.planDueAt)}前报方案,{fullMoment(one.dueAt)}前整改到位
      {one.overdue && ',已逾期'}
    </p>
    {one.planReviewed && !one.planReviewed.agree && one.status === 'ISSUED' && (
      <p className="late">方案退回:{one.planReviewed.opinion}</p>
    )}
    {one.findings.map((finding, i) => (
      <FindingBlock key={finding.findingId} no={i + 1} finding={finding} rectification={one} matter={matter} />
    ))}
    {one.generalized.map(({ at, units, requirement }) => (
      <p key={at} className="quiet">
        {moment(at)}要求{units.map(({ name }) => name).join('、')}举一反三:{requirement}
      </p>
    ))}
  </section>
);

const FindingBlock = ({
  no,
  finding,
  rectification,
  matter,
}: {
  no: number;
  finding: Finding;
  rectification: RectificationView;
  matter: MatterView;
}): JSX.Element => {
  const me = useMe();
  const standing = standingOf(rectification, finding);
  const open = isOpen(standing) && standing !== 'REFERRED';
  const ownUnit = me.unit.id === rectification.unit.id;
  const onDesk = has(me, 'SUPERVISOR', 'SUPERVISION_CHIEF') && !ownUnit;
  const { id, status } = rectification;
  const offers: Offer[] = [
    ...(onDesk && open ? [{ step: fixAtOnce, id }] : []),
    ...(onDesk && standing !== 'WITHDRAWN' ? [{ step: generalize, id }] : []),
    ...(ownUnit && open && status === 'RECTIFYING' ? [{ step: reportRectificationProgress, id }] : []),
  ];
  return (
    <div className="block" role="group" aria-label={`问题${no}:${finding.problem.what}`}>
      <b>
        {no}. {finding.problem.what}
      </b>{' '}
      <FindingMatter matter={matter} findingId={finding.findingId} /> <Tag>{words.findingType[finding.type]}</Tag>{' '}
      <Tag color={standingColor[standing]}>{standings[standing]}</Tag>
      <div className="quiet">
        {finding.problem.where},{finding.problem.when};要求:{finding.requirement}
      </div>
      {finding.measures.map((m) => (
        <div key={m.measure}>
          措施:{m.measure}({m.responsible},{m.dueOn}前,{m.acceptance})
        </div>
      ))}
      {finding.progress.map((p) => (
        <div key={p.at} className="quiet">
          {moment(p.at)} {p.percent}%:{p.progress}
        </div>
      ))}
      {finding.reported && (
        <div>
          结果:{finding.reported.result}
          <Pictures label="整改前" files={finding.reported.before} />
          <Pictures label="整改后" files={finding.reported.after} />
        </div>
      )}
      {finding.continued.map((c) => (
        <div key={c.at}>
          {moment(c.at)}核查:{c.opinion}
        </div>
      ))}
      {finding.cleared && (
        <div>
          {moment(finding.cleared.at)} {finding.cleared.by.name}确认:{finding.cleared.result}
        </div>
      )}
      {finding.withdrawn && (
        <div>
          {moment(finding.withdrawn.at)}按复核决定撤销:{finding.withdrawn.reasons}
        </div>
      )}
      <Offered offers={offers} about={finding.problem.what} known={{ matter, rectification, finding }} />
    </div>
  );
};

const Pictures = ({
  label,
  files,
}: {
  label: string;
  files: { digest: string; name: string }[];
}): JSX.Element | null =>
  files.length === 0 ? null : (
    <span className="quiet">
      {' '}
      {label}:
      {files.map(({ digest, name }) => (
        <a key={digest} href={`/api/attachments/${digest}`} style={{ marginRight: 8 }}>
          {name}
        </a>
      ))}
    </span>
  );
