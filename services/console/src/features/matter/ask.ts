import { type MatterView, type SupervisionPlanView } from '@duban/contracts';
import { get, queries } from '../../api';

export const matterQuery = (id: string) => ({
  queryKey: ['matter', id],
  queryFn: () => get<MatterView>(`/api/matters/${id}`),
});
export const planQuery = (id: string) => ({
  queryKey: ['supervision-plan', id],
  retry: false,
  queryFn: () => get<SupervisionPlanView>(`/api/supervision-plans/${id}`),
});

/** Asks for what the page of a matter begins with, while the page itself is still on its way. */
export const askMatter = (id: string, tab: string | null): void => {
  void queries.prefetchQuery(matterQuery(id));
  if (tab === 'items') void queries.prefetchQuery(planQuery(id));
};
