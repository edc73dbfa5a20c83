// What 督查 brings with it in a matter: its checks, conclusions, 复核, 整改, 结果运用, and who held what.
import {
  type ConclusionView,
  type InspectionView,
  type OutcomeView,
  type ReconsiderationView,
  type RectificationView,
  type TraceStepView,
} from '@duban/contracts';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { get } from '../../api';

const useOf = <T>(noun: string, matterId: string, enabled = true): UseQueryResult<T[]> =>
  useQuery({ queryKey: [noun, matterId], enabled, queryFn: () => get<T[]>(`/api/${noun}?matterId=${matterId}`) });

export const useRectifications = (matterId: string): UseQueryResult<RectificationView[]> =>
  useOf('rectifications', matterId);
export const useInspections = (matterId: string, enabled = true): UseQueryResult<InspectionView[]> =>
  useOf('inspections', matterId, enabled);
export const useConclusions = (matterId: string): UseQueryResult<ConclusionView[]> => useOf('conclusions', matterId);
export const useReconsiderations = (matterId: string): UseQueryResult<ReconsiderationView[]> =>
  useOf('reconsiderations', matterId);
export const useOutcomes = (matterId: string): UseQueryResult<OutcomeView[]> => useOf('outcomes', matterId);
export const useTrace = (matterId: string, enabled = true): UseQueryResult<TraceStepView[]> =>
  useOf('responsibility-traces', matterId, enabled);
