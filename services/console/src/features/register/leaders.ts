import { type PersonView } from '@duban/contracts';
import { useQuery } from '@tanstack/react-query';
import { get } from '../../api';

/** Leaders of the region, the head first. */
export const useLeaders = (): { value: string; label: string; name: string; post: string }[] => {
  const of = (role: string) => () => get<PersonView[]>(`/api/people?role=${role}`);
  const heads = useQuery({ queryKey: ['people', 'GOV_HEAD'], queryFn: of('GOV_HEAD'), staleTime: 300_000 });
  const leaders = useQuery({ queryKey: ['people', 'GOV_LEADER'], queryFn: of('GOV_LEADER'), staleTime: 300_000 });
  return [...(heads.data ?? []), ...(leaders.data ?? [])].map((p) => ({
    value: p.id,
    label: `${p.name}(${p.post})`,
    name: p.name,
    post: p.post,
  }));
};
