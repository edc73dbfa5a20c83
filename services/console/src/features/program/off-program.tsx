import { type AnnualProgramView, words } from '@duban/contracts';
import { type JSX } from 'react';
import { has, useMe } from '../../session';
import { moment } from '../../shared/words';
import { Offered } from '../matter/offered';
import { approveOffProgram, endorseOffProgram } from './program-steps';
import { Tag } from '../../shared/tag';

const colors = { APPLIED: 'orange', ENDORSED: 'blue', APPROVED: 'green', REJECTED: 'default' } as const;

/** 计划外一事一报: each with its reason and how far it has come. */
export const OffProgram = ({ program: { id, offProgram } }: { program: AnnualProgramView }): JSX.Element | null => {
  const me = useMe();
  if (offProgram.length === 0) return null;
  return (
    <section className="card" aria-label="计划外一事一报">
      <h3>计划外一事一报</h3>
      {offProgram.map((one) => {
        const offers = [
          ...(one.status === 'APPLIED' && has(me, 'GOV_LEADER') ? [{ step: endorseOffProgram(one.entryId), id }] : []),
          ...(one.status === 'ENDORSED' && has(me, 'GOV_HEAD') ? [{ step: approveOffProgram(one.entryId), id }] : []),
        ];
        return (
          <div key={one.entryId} className="block" aria-label={one.topic} role="group">
            <b>
              {one.body.name}:{one.topic}
            </b>{' '}
            <Tag color={colors[one.status]}>{words.offProgramStatus[one.status]}</Tag>
            <div className="quiet">
              {one.month},{words.supervisionForm[one.form]},
              {one.subjects.map(({ name }) => name).join('、') ||
                one.subjectKinds.map((kind) => words.programSubjectKind[kind]).join(',')}
            </div>
            <div>理由:{one.reason}</div>
            {[one.endorsed, one.approved].map(
              (said) =>
                said && (
                  <div key={said.at} className="quiet">
                    {moment(said.at)} {said.by.name}
                    {said.agree ? '同意' : '不同意'}
                    {said.opinion && `:${said.opinion}`}
                  </div>
                ),
            )}
            <Offered offers={offers} about={one.topic} known={{}} />
          </div>
        );
      })}
    </section>
  );
};
