import {
  type Attachment,
  type CampaignFieldFact,
  type MergedFinding,
  type MergeFindings,
  type Policy,
  type RefusalCode,
} from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Campaign } from '../campaign';
import { isFinished } from '../field';
import { inField } from '../rules/in-field';

/** A finding of a record of this campaign, with the photos of the record. */
export type Recorded = {
  findingId: string;
  unit: { id: string; name: string };
  what: string;
  covert: boolean;
  photos: readonly Attachment[];
};
/** All that was recorded, who leads the teams now, and by when the report is due. */
export type Merging = { recorded: readonly Recorded[]; leaders: readonly Listed[]; synthesisDueAt: string };

/** 碰头会 (DX_Huddle): what all teams found, each either part of one finding or set aside with a reason (S-50). */
export const mergeFindings: Decide<MergeFindings, Campaign, CampaignFieldFact, Policy, Merging> = (
  command,
  state,
  { actor, now, lookup: { recorded, leaders, synthesisDueAt } },
) => {
  const { field, inForce } = inField(state, '召开碰头会', 'EXECUTING');
  const out = inForce.teams.filter(({ teamId }) => !isFinished(field, teamId, inForce.version));
  if (out.length > 0) throw new Refusal<RefusalCode>('campaign.teams-out', { teams: namesOf(out) });
  const absent = leaders.filter(({ id }) => !command.attendees.some((one) => one.id === id));
  if (absent.length > 0) throw new Refusal<RefusalCode>('campaign.leader-absent', { names: namesOf(absent) });
  accountedFor(command, recorded);
  const findings = command.findings.map((finding) => proven(finding, recorded));
  const by = { id: actor.id, name: actor.name };
  return [{ type: 'campaign.findings-merged.v1', data: { ...command, by, at: now, findings, synthesisDueAt } }];
};

type Listed = { id: string; name: string };
const namesOf = (all: readonly { name: string }[]): string => all.map(({ name }) => name).join('、');

const accountedFor = ({ findings, setAside }: MergeFindings, recorded: readonly Recorded[]): void => {
  for (const { sources, problem, unit } of findings)
    for (const source of sources) {
      const from = recorded.find(({ findingId }) => findingId === source);
      if (!from) throw new Refusal<RefusalCode>('campaign.source-unknown', { finding: problem.what });
      if (from.unit.id !== unit.id)
        throw new Refusal<RefusalCode>('campaign.source-other-unit', { finding: problem.what, unit: from.unit.name });
    }
  const used = [...findings.flatMap(({ sources }) => sources), ...setAside.map(({ findingId }) => findingId)];
  for (const { findingId, what } of recorded)
    if (used.filter((one) => one === findingId).length > 1)
      throw new Refusal<RefusalCode>('campaign.source-twice', { finding: what });
  const left = recorded.filter(({ findingId }) => !used.includes(findingId));
  if (left.length > 0)
    throw new Refusal<RefusalCode>('campaign.source-left', { findings: left.map(({ what }) => what).join(';') });
};

/** with evidence, which is also what the records show; covert only when no open visit saw it. */
const proven = (finding: MergedFinding, recorded: readonly Recorded[]) => {
  const from = recorded.filter(({ findingId }) => finding.sources.includes(findingId));
  const all = [...finding.evidence, ...from.flatMap(({ photos }) => photos)];
  const evidence = [...new Map(all.map((file) => [file.digest, file])).values()];
  if (evidence.length === 0)
    throw new Refusal<RefusalCode>('campaign.finding-unproven', { finding: finding.problem.what });
  return { ...finding, evidence, covert: from.every(({ covert }) => covert) };
};
