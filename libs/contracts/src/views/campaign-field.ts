import type { FactData } from '../facts';
import type { Attachment, Named, ProblemItem } from '../shapes';
import type * as w from '../words';

type Key<T> = keyof T & string;
type Mode = Key<typeof w.inspectionMode>;
type Merged = FactData<'campaign.findings-merged.v1'>;

/** What a record of the campaign found, before the 碰头会. */
export type FoundView = {
  findingId: string;
  recordId: string;
  teamId: string;
  mode: Mode;
  pointName: string;
  visitedAt: string;
  type: Key<typeof w.findingType>;
  unit: Named;
  problem: ProblemItem;
  photos: Attachment[];
};

/** `GET /api/campaigns/:matterId/field` (assignment): the campaign from 组织实施 on, for the supervision body and the leaders. */
export type CampaignFieldView = {
  matterId: string;
  subjects: Named[];
  /** of the plan in force, with who leads them and who is in them now */
  teams: { teamId: string; name: string; leader: Named; people: Named[] }[];
  /** covert ones are there for their team and who answers for them only, and so is what they found */
  checks: {
    inspectionId: string;
    teamId: string;
    mode: Mode;
    status: Key<typeof w.inspectionStatus>;
    points: { pointId: string; name: string; place: string; records: number }[];
    result: Key<typeof w.inspectionResult> | null;
    /** the units that it looks at */
    subjects: Named[];
  }[];
  found: FoundView[];
  huddles: FactData<'campaign.huddle-held.v1'>[];
  /** 重大突发情况, of what the teams say among themselves too */
  incidents: FactData<'campaign.incident-reported.v1'>[];
  merged:
    | (Omit<Merged, 'findings'> & {
        findings: (Merged['findings'][number] & { status: Key<typeof w.findingStatus>; clearedAt: string | null })[];
      })
    | null;
  synthesis: FactData<'campaign.synthesized.v1'> | null;
  decided: FactData<'campaign.synthesis-decided.v1'> | null;
  conclusions: { conclusionId: string; unit: Named; status: Key<typeof w.conclusionStatus> | null }[];
  bulletin: {
    drafted: FactData<'campaign.bulletin-drafted.v1'>;
    signed: FactData<'campaign.bulletin-signed.v1'> | null;
    published: FactData<'campaign.bulletin-published.v1'> | null;
  } | null;
  lookBacks: {
    planned: FactData<'campaign.look-back-planned.v1'>;
    done: FactData<'campaign.looked-back.v1'> | null;
  }[];
  misconduct: (FactData<'misconduct.recorded.v1'> & { id: string })[];
  materials: (FactData<'material.accessed.v1'> & { id: string; returned: FactData<'material.returned.v1'> | null })[];
};
