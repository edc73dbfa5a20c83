import {
  type CampaignFieldView,
  type CampaignView,
  type InspectionTeamView,
  type SelfCheckView,
} from '@duban/contracts';
import { useQuery } from '@tanstack/react-query';
import { get } from '../../api';

export type CampaignKnown = {
  campaign: CampaignView | undefined;
  teams: InspectionTeamView[];
  selfChecks: SelfCheckView[];
  /** from 组织实施 on */
  field: CampaignFieldView | undefined;
  /** something of it is still on its way */
  arriving: boolean;
};

/** 大型督查活动 of a matter: the plan for the supervision body and the leaders, the 自查 also for the unit. */
export const useCampaign = (matterId: string, isCampaign: boolean, told: boolean): CampaignKnown => {
  const campaign = useQuery({
    queryKey: ['campaign', matterId],
    enabled: isCampaign && told,
    retry: false,
    queryFn: () => get<CampaignView>(`/api/campaigns/${matterId}`),
  });
  const teams = useQuery({
    queryKey: ['inspection-teams', matterId],
    enabled: isCampaign && told,
    queryFn: () => get<InspectionTeamView[]>(`/api/inspection-teams?matterId=${matterId}`),
  });
  const selfChecks = useQuery({
    queryKey: ['self-checks', matterId],
    enabled: isCampaign,
    queryFn: () => get<SelfCheckView[]>(`/api/self-checks?matterId=${matterId}`),
  });
  const begun = campaign.data !== undefined && ['EXECUTING', 'CONCLUDED', 'CLOSED'].includes(campaign.data.status);
  const field = useQuery({
    queryKey: ['campaign-field', matterId],
    enabled: begun,
    retry: false,
    queryFn: () => get<CampaignFieldView>(`/api/campaigns/${matterId}/field`),
  });
  return {
    ...{ campaign: campaign.data, teams: teams.data ?? [], selfChecks: selfChecks.data ?? [] },
    field: field.data,
    arriving: [campaign, teams, selfChecks, field].some(({ isFetching }) => isFetching),
  };
};
