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

export const useRectifications = (matterId: string, enabled = true): UseQueryResult<RectificationView[]> =>
  useOf('rectifications', matterId, enabled);
export const useInspections = (matterId: string, enabled = true): UseQueryResult<InspectionView[]> =>
  useOf('inspections', matterId, enabled);
export const useConclusions = (matterId: string, enabled = true): UseQueryResult<ConclusionView[]> =>
  useOf('conclusions', matterId, enabled);
export const useReconsiderations = (matterId: string, enabled = true): UseQueryResult<ReconsiderationView[]> =>
  useOf('reconsiderations', matterId, enabled);
export const useOutcomes = (matterId: string, enabled = true): UseQueryResult<OutcomeView[]> =>
  useOf('outcomes', matterId, enabled);
export const useTrace = (matterId: string, enabled = true): UseQueryResult<TraceStepView[]> =>
  useOf('responsibility-traces', matterId, enabled);
