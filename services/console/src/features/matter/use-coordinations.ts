import { type CoordinationView } from '@duban/contracts';
import { useQuery } from '@tanstack/react-query';
import { get } from '../../api';

export const useCoordinations = (matterId: string, enabled: boolean): CoordinationView[] =>
  useQuery({
    queryKey: ['coordinations', matterId],
    enabled,
    queryFn: () => get<CoordinationView[]>(`/api/coordinations?matterId=${matterId}`),
  }).data ?? [];

/** The open 协调 of an assignment: one at a time. */
export const openOf = (all: readonly CoordinationView[], assignmentId: string | null): CoordinationView | undefined =>
  all.find((c) => c.assignmentId === assignmentId && c.status === 'OPEN');
