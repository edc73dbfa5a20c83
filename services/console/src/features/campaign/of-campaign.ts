import { type CampaignFieldView, type Named, words } from '@duban/contracts';
import { type Found } from '../steps/found';
import { type Known } from '../steps/step';

type Merged = NonNullable<CampaignFieldView['merged']>['findings'][number];

/** What the 碰头会 made of the records, to be taken over; the photos of covert visits stay with the team (I-18). */
export const foundIn = (findings: readonly Merged[]): Found[] =>
  findings.map(({ findingId, type, unit, problem, evidence, covert, grade }) => ({
    ...{ findingId, type, unit, problem, evidence: covert ? [] : evidence },
    from: `碰头会:${words.findingGrade[grade]}`,
  }));

/** The subject whose 结论 or 整改 the step is about, with what was found of it and said to it. */
const subjectOf = ({ field, subjectId }: Known) => {
  const of = field?.decided?.conclusions.find(
    ({ conclusionId, rectificationId }) => subjectId && [conclusionId, rectificationId].includes(subjectId),
  );
  if (!field || !of) return undefined;
  const said = field.synthesis?.conclusions.find(({ unit }) => unit.id === of.unit.id);
  const findings = foundIn((field.merged?.findings ?? []).filter(({ unit }) => unit.id === of.unit.id));
  return { unit: of.unit, judgement: said?.judgement ?? '', requirement: said?.requirement ?? '', findings };
};
const leadersOf = ({ field }: Known): Named[] => [
  ...new Map((field?.teams ?? []).map(({ leader }) => [leader.id, leader])).values(),
];

/** 督查结论 of one subject, as the approved report has it. */
export const conclusionBegun = (known: Known): Record<string, unknown> | undefined => {
  const subject = subjectOf(known);
  if (!subject) return undefined;
  const { unit, judgement, findings } = subject;
  const facts = findings.map(({ problem: { when, where, what } }, i) => `${i + 1}.${when},${where}:${what}。`).join('');
  return {
    ...{ unit, judgement, facts, participants: leadersOf(known) },
    findings: findings.map(({ findingId, type, problem, evidence }) => ({ findingId, type, problem, evidence })),
  };
};
/** 整改通知 to one subject: every finding, with what the report requires. */
export const rectificationBegun = (known: Known): Record<string, unknown> => {
  const subject = subjectOf(known);
  if (!subject) return {};
  const { unit, requirement, findings } = subject;
  return {
    unit,
    findings: findings.map(({ findingId, type, problem }) => ({
      ...{ findingId, type, problem },
      requirement: requirement === '' ? problem.suggestion : requirement,
    })),
  };
};
/** 结果运用建议 after a 回头看: what was not put right. */
export const outcomeBegun = ({ field, subjectId }: Known): Record<string, unknown> => {
  const done = field?.lookBacks.flatMap((one) => one.done ?? []) ?? [];
  const again = done.flatMap(({ reopened }) => reopened).find(({ outcomeId }) => outcomeId === subjectId);
  if (!again) return {};
  const what = again.findings.map(({ problem }) => problem.what).join(';');
  return {
    ...{ kind: 'CRITICISM', unit: again.unit, facts: `回头看发现整改没有落实:${what}。` },
    ...{ basis: '政府督查工作条例第十八条、第二十一条', suggestion: '予以通报批评,限期重新整改。' },
  };
};
