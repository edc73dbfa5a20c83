import { type ResearchReportView, words } from '@duban/contracts';
import { type JSX } from 'react';
import { has, useMe } from '../../session';
import { moment } from '../../shared/words';
import { type Offer, Offered } from '../matter/offered';
import { decideSuggestion, followSuggestion } from './research-steps';
import { Tag } from '../../shared/tag';

type Suggestion = ResearchReportView['suggestions'][number];
const colors = { ADOPTED: 'green', PARTLY: 'blue', REJECTED: 'default' } as const;

/** 建议 (S-59): whether its unit adopts it, and what has become of it. */
export const Suggestions = ({ view: { id, status, suggestions } }: { view: ResearchReportView }): JSX.Element => {
  const me = useMe();
  const offersOf = ({ suggestionId, to, decided, settled }: Suggestion): Offer[] => {
    if (status !== 'APPROVED') return [];
    const answers = has(me, 'GOV_HEAD', 'GOV_LEADER') || (has(me, 'UNIT_HEAD') && to.id === me.unit.id);
    if (!decided) return answers ? [{ step: decideSuggestion(suggestionId), id, main: true }] : [];
    return !settled && has(me, 'SUPERVISOR', 'SUPERVISION_CHIEF') ? [{ step: followSuggestion(suggestionId), id }] : [];
  };
  return (
    <>
      {suggestions.map((one, i) => (
        <div key={one.suggestionId} className="block" role="group" aria-label={`建议${i + 1}`}>
          <b>
            建议{i + 1}. {one.text}
          </b>{' '}
          <Tag>{one.to.name}</Tag>
          {one.decided ? (
            <Tag color={colors[one.decided.result]}>{words.suggestionResult[one.decided.result]}</Tag>
          ) : (
            status === 'APPROVED' && (
              <Tag color={one.overdue ? 'red' : 'orange'}>{one.overdue ? '逾期未答复' : '待答复'}</Tag>
            )
          )}
          {one.decided && one.settled && one.decided.result !== 'REJECTED' && <Tag color="green">已落实</Tag>}
          <div className="quiet">依据:{one.basis}</div>
          {one.decided && (
            <div>
              {moment(one.decided.at)} {one.decided.by.name}答复:
              {[one.decided.measure, one.decided.reason].filter(Boolean).join(';')}
            </div>
          )}
          {one.followed.map(({ at, situation }) => (
            <div key={at} className="quiet">
              {moment(at)} {situation}
            </div>
          ))}
          <Offered offers={offersOf(one)} about={one.text.slice(0, 20)} known={{}} />
        </div>
      ))}
    </>
  );
};
