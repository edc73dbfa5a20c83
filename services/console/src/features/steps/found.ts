import {
  type Attachment,
  type ConclusionView,
  type InspectionRecordView,
  type InspectionView,
  type Named,
  type ProblemItem,
  type RectificationView,
  type words,
} from '@duban/contracts';
import { useQueries, useQuery, type UseQueryOptions } from '@tanstack/react-query';
import { get } from '../../api';

/** 已查出的问题: where it stands, and what proves it. */
export type Found = {
  findingId: string;
  type: keyof typeof words.findingType;
  unit: Named;
  problem: ProblemItem;
  evidence: readonly Attachment[];
  from: string;
};

const of = <T>(noun: string, matterId: string): UseQueryOptions<T[]> => ({
  queryKey: [noun, matterId],
  enabled: matterId !== '',
  queryFn: () => get<T[]>(`/api/${noun}?matterId=${matterId}`),
});

/** The photos of a covert visit stay with the team: whoever holds them would learn of it, and of whom they show (I-18). */
const inRecords = (records: readonly InspectionRecordView[]): Found[] =>
  records.flatMap(({ findings, photos, pointName, mode }) => {
    const evidence = mode === 'COVERT_VISIT' ? [] : photos.map(({ file }) => file);
    return findings.map((finding) => ({ ...finding, evidence, from: `底稿:${pointName}` }));
  });
const inConclusions = (conclusions: readonly ConclusionView[]): Found[] =>
  conclusions.flatMap(({ findings, unit, reconsidered }) =>
    findings
      .filter(({ findingId }) => !reconsidered?.withdrawn?.some((one) => one.findingId === findingId))
      .map((finding) => ({ ...finding, unit, from: '督查结论' })),
  );

/**
 * What was found in a matter and can be taken over: by a 督查结论 from the 督查底稿, by a 整改通知 from both. What already
 * stands in a 整改通知, or was withdrawn by a 复核, is not offered again. Of a campaign what its 碰头会 made of the records.
 */
export const useFound = (
  matterId: string,
  needs: 'requirement' | 'evidence',
  ofCampaign: readonly Found[] | undefined,
): Found[] => {
  const inspections = useQuery(of<InspectionView>('inspections', matterId)).data ?? [];
  const conclusions = useQuery(of<ConclusionView>('conclusions', matterId)).data ?? [];
  const rectifications = useQuery(of<RectificationView>('rectifications', matterId)).data ?? [];
  const records = useQueries({
    queries: inspections.map(({ id }) => ({
      queryKey: ['inspection-records', id],
      queryFn: () => get<InspectionRecordView[]>(`/api/inspection-records?inspectionId=${id}`),
    })),
  }).flatMap(({ data }) => data ?? []);
  const before = [
    ...conclusions.flatMap(({ findings }) => (needs === 'evidence' ? findings : [])),
    ...rectifications.flatMap(({ findings }) => (needs === 'requirement' ? findings : [])),
  ].map(({ findingId }) => findingId);
  const concluded = needs === 'requirement' ? inConclusions(conclusions) : [];
  const withdrawn = conclusions.flatMap(({ reconsidered }) => reconsidered?.withdrawn ?? []);
  const seen = new Set([...before, ...withdrawn.map(({ findingId }) => findingId)]);
  return [...concluded, ...(ofCampaign ?? inRecords(records))].filter(({ findingId }) => {
    if (seen.has(findingId)) return false;
    seen.add(findingId);
    return true;
  });
};
