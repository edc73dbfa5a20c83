import { type Store } from '@duban/persistence';
import { type Campaign, type CampaignPlan, type OpenCampaign, peopleOf } from './campaign';

type Ids = readonly string[];
const plansOf = ({ pending, inForce }: OpenCampaign): CampaignPlan[] =>
  [pending, inForce].flatMap((plan) => (plan ? [plan] : []));
const distinct = (state: Campaign, of: (plan: CampaignPlan) => Ids): string[] =>
  state.status === 'NONE' ? [] : [...new Set(plansOf(state).flatMap(of))];

/** No unit sees a row (I-18); `persons` and `subjects` say who of the region's desk sees the covert points. */
export const campaignStore: Store<Campaign> = {
  table: 'assignment.campaign',
  columns: {
    status: { type: 'text', of: (state) => state.status },
    persons: {
      type: 'text[]',
      of: (state) =>
        distinct(state, ({ draftedBy, teams }) => [draftedBy.id, ...teams.flatMap(peopleOf).map(({ id }) => id)]),
    },
    subjects: { type: 'text[]', of: (state) => distinct(state, ({ subjects }) => subjects.map(({ id }) => id)) },
  },
  region: (state) => (state.status === 'NONE' ? '' : state.region),
  units: () => [],
  key: (_state, id) => id,
};
