import {
  type CampaignFieldFact,
  type Policy,
  type RefusalCode,
  type SynthesizeCampaign,
  words,
} from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Campaign } from '../campaign';
import { type Field } from '../field';
import { inField, type InField } from '../rules/in-field';

/**
 * 情况综合 (DX_Synthesize, R-114): a conclusion on every subject of the plan and on nobody else; 问题 are the merged findings
 * and longer than 成效 (S-57).
 */
export const synthesize: Decide<SynthesizeCampaign, Campaign, CampaignFieldFact, Policy> = (
  command,
  state,
  { actor, now },
) => {
  const { field, inForce } = inField(state, '情况综合', 'EXECUTING');
  const { merged } = field;
  if (!merged) throw new Refusal<RefusalCode>('campaign.not-merged');
  const [achievements, problems] = [command.achievements.length, problemsLength(merged)];
  if (achievements > problems)
    throw new Refusal<RefusalCode>('campaign.achievements-longer', { achievements, problems });
  onEverySubject(command, inForce.subjects, merged);
  const by = { id: actor.id, name: actor.name };
  const data = { ...command, by, at: now, figures: figuresOf(inForce, merged) };
  return [{ type: 'campaign.synthesized.v1', data }];
};

type Merged = NonNullable<Field['merged']>;
/** Characters of the 问题清单 as the report prints it. */
const problemsLength = ({ findings }: Merged): number =>
  findings
    .flatMap(({ unit, problem: { what, when, where, impact, cause, suggestion } }) => [
      ...[unit.name, what, when, where],
      ...[impact, cause, suggestion],
    ])
    .reduce((sum, said) => sum + said.length, 0);

const onEverySubject = (
  { conclusions }: SynthesizeCampaign,
  subjects: InField['inForce']['subjects'],
  { findings }: Merged,
): void => {
  const outside = conclusions.find(({ unit }) => !subjects.some(({ id }) => id === unit.id));
  if (outside) throw new Refusal<RefusalCode>('campaign.subject-outside', { unit: outside.unit.name });
  const without = subjects.filter(({ id }) => !conclusions.some(({ unit }) => unit.id === id));
  if (without.length > 0)
    throw new Refusal<RefusalCode>('campaign.subject-unconcluded', {
      units: without.map(({ name }) => name).join('、'),
    });
  const bare = conclusions.find(
    ({ unit, requirement }) => requirement === '' && findings.some((one) => one.unit.id === unit.id),
  );
  if (bare) throw new Refusal<RefusalCode>('campaign.requirement-missing', { unit: bare.unit.name });
};

const grades = Object.keys(words.findingGrade) as (keyof typeof words.findingGrade)[];
const figuresOf = ({ teams }: InField['inForce'], { findings }: Merged) => {
  const points = teams.flatMap((team) => team.points);
  return {
    points: points.length,
    covertPoints: points.filter(({ mode }) => mode === 'COVERT_VISIT').length,
    findings: findings.length,
    grades: grades
      .map((grade) => ({ grade, findings: findings.filter((one) => one.grade === grade).length }))
      .filter((one) => one.findings > 0),
  };
};
