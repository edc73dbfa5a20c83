import { type MatterView, type RectificationView, words } from '@duban/contracts';
import { useQuery } from '@tanstack/react-query';
import { Tag } from 'antd';
import { type JSX } from 'react';
import { Link } from 'react-router';
import { get } from '../../api';
import { has, useMe } from '../../session';
import { Loaded } from '../../shared/states';
import { fullMoment, moment } from '../../shared/words';
import { originLink } from '../register/origin';

export const useRectifications = (matterId: string) =>
  useQuery({
    queryKey: ['rectifications', matterId],
    queryFn: () => get<RectificationView[]>(`/api/rectifications?matterId=${matterId}`),
  });

type Finding = RectificationView['findings'][number];
const standing = ({ cleared, continued, reported, measures }: Finding): [string, string] => {
  if (cleared) return ['green', cleared.atOnce ? '立行立改' : '已销号'];
  if (continued.length > 0) return ['red', '继续整改'];
  if (reported) return ['blue', '待核查'];
  return measures.length > 0 ? ['orange', '整改中'] : ['default', '待报方案'];
};

/** 问题与整改: each unit's findings, what is to be done about each, and how far it is. */
export const FindingsTab = ({ matter }: { matter: MatterView }): JSX.Element => (
  <Loaded query={useRectifications(matter.id)} empty="没有下达整改">
    {(list) =>
      list.map((one) => (
        <section key={one.id} className="card" aria-label={`整改:${one.unit.name}`}>
          <h3>
            {one.unit.name} <Tag>{words.rectificationStatus[one.status]}</Tag>
            {one.generalizedFrom && <Tag color="purple">举一反三</Tag>}
          </h3>
          <p className={one.overdue ? 'late' : 'quiet'}>
            {fullMoment(one.dueAt)}前整改到位{one.overdue && ',已逾期'}
          </p>
          {one.findings.map((finding, i) => {
            const [color, word] = standing(finding);
            return (
              <div key={finding.findingId} className="block">
                <b>
                  {i + 1}. {finding.problem.what}
                </b>{' '}
                <FindingMatter matter={matter} findingId={finding.findingId} />
                <Tag>{words.findingType[finding.type]}</Tag> <Tag color={color}>{word}</Tag>
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
                {finding.reported && <div>结果:{finding.reported.result}</div>}
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
              </div>
            );
          })}
        </section>
      ))
    }
  </Loaded>
);

/** A finding that became a matter of its own, or may become one (domain 5.3). */
const FindingMatter = ({ matter, findingId }: { matter: MatterView; findingId: string }): JSX.Element | null => {
  const me = useMe();
  const own = matter.successors.find((one) => one.findingId === findingId);
  if (own) return <Link to={`/matters/${own.id}`}>已立项 {own.no}</Link>;
  if (!has(me, 'SUPERVISOR', 'SUPERVISION_CHIEF')) return null;
  return <Link to={originLink('FINDING', matter.id, { finding: findingId })}>单独立项</Link>;
};
