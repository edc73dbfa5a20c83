import { type CampaignFieldFact, type FactData } from '@duban/contracts';

type Of<T extends CampaignFieldFact['type']> = FactData<T>;

/** 大型督查活动 from 组织实施 to 跟踪督查: what the teams, the 碰头会, the synthesis and the look-backs came to. */
export type Field = {
  huddles: readonly Of<'campaign.huddle-held.v1'>[];
  /** absent of what was kept before there were any */
  incidents?: readonly Of<'campaign.incident-reported.v1'>[];
  merged: Of<'campaign.findings-merged.v1'> | null;
  synthesis: Of<'campaign.synthesized.v1'> | null;
  /** null while a synthesis waits for the head */
  decided: Of<'campaign.synthesis-decided.v1'> | null;
  bulletin: {
    drafted: Of<'campaign.bulletin-drafted.v1'>;
    /** null while it waits to be signed */
    signed: Of<'campaign.bulletin-signed.v1'> | null;
    published: Of<'campaign.bulletin-published.v1'> | null;
  } | null;
  lookBacks: readonly {
    planned: Of<'campaign.look-back-planned.v1'>;
    done: Of<'campaign.looked-back.v1'> | null;
  }[];
};

export const untouched: Field = {
  huddles: [],
  merged: null,
  synthesis: null,
  decided: null,
  bulletin: null,
  lookBacks: [],
};

export const evolveField = (field: Field, fact: CampaignFieldFact): Field => {
  switch (fact.type) {
    case 'campaign.huddle-held.v1':
      return { ...field, huddles: [...field.huddles, fact.data] };
    case 'campaign.incident-reported.v1':
      return { ...field, incidents: [...(field.incidents ?? []), fact.data] };
    case 'campaign.findings-merged.v1':
      return { ...field, merged: fact.data, synthesis: null, decided: null };
    case 'campaign.synthesized.v1':
      return { ...field, synthesis: fact.data, decided: null };
    case 'campaign.synthesis-decided.v1':
      return { ...field, decided: fact.data };
    case 'campaign.bulletin-drafted.v1':
      return { ...field, bulletin: { drafted: fact.data, signed: null, published: null } };
    case 'campaign.bulletin-signed.v1':
      return { ...field, bulletin: field.bulletin && { ...field.bulletin, signed: fact.data } };
    case 'campaign.bulletin-published.v1':
      return { ...field, bulletin: field.bulletin && { ...field.bulletin, published: fact.data } };
    case 'campaign.look-back-planned.v1':
      return { ...field, lookBacks: [...field.lookBacks, { planned: fact.data, done: null }] };
    case 'campaign.looked-back.v1':
      return { ...field, lookBacks: field.lookBacks.map((one) => (one.done ? one : { ...one, done: fact.data })) };
    case 'campaign.closed.v1':
      return field;
  }
};

/** Whether the leader has said that the field work of the team is over, by this version of the plan. */
export const isFinished = ({ huddles }: Field, teamId: string, version: number): boolean =>
  huddles.some((one) => one.teamId === teamId && one.finished && one.version === version);

/** The look-back that waits to be done. */
export const openLookBack = ({ lookBacks }: Field): Field['lookBacks'][number] | undefined =>
  lookBacks.find(({ done }) => !done);
