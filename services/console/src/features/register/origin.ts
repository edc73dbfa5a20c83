import {
  type CampaignFieldView,
  type MatterView,
  type RectificationView,
  type SourceDocumentView,
  words,
} from '@duban/contracts';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { get } from '../../api';

type Kind = keyof typeof words.matterOrigin;
const TITLE = 60;

/** Where a matter is registered out of another one: an item, a finding, or the whole. */
export const originLink = (kind: Kind, matterId: string, of: { item?: number; finding?: string } = {}): string => {
  const query = new URLSearchParams({ origin: kind, matter: matterId });
  if (of.item !== undefined) query.set('item', String(of.item));
  if (of.finding) query.set('finding', of.finding);
  return `/register?${query.toString()}`;
};

/** What is filled in beforehand, what goes along unasked, and what the reader is told of it. */
export type From = { note: string; values: Record<string, unknown>; fixed: Record<string, unknown> };

/** What was found: as it is to be rectified, or, before that, as the 碰头会 of the campaign has it. */
const foundIn = async ({ id, procedure }: MatterView, finding: string): Promise<string> => {
  const isIt = ({ findingId }: { findingId: string }): boolean => findingId === finding;
  const rectifications = await get<RectificationView[]>(`/api/rectifications?matterId=${id}`);
  const put = rectifications.flatMap(({ findings }) => findings).find(isIt);
  if (put || procedure !== 'DX') return put?.problem.what ?? '';
  const { merged } = await get<CampaignFieldView>(`/api/campaigns/${id}/field`);
  return merged?.findings.find(isIt)?.problem.what ?? '';
};

const loaded = async (kind: Kind, matterId: string, item: number, finding: string): Promise<From> => {
  const matter = await get<MatterView>(`/api/matters/${matterId}`);
  const { instruction, source, urgency } = matter;
  const no = matter.matterNo ?? matter.registerNo;
  const campaign = kind !== 'FINDING';
  const written = {
    ...{ category: campaign ? 'DECISION' : 'SPECIAL', urgency, instruction, attachments: matter.attachments },
    ...(matter.restrictedTo ? { restrictedTo: matter.restrictedTo } : {}),
  };
  const from = (title: string, about: string, of: object = {}): From => ({
    note: `${words.matterOrigin[kind]},来自${no}《${matter.title}》${about}`,
    values: {
      ...written,
      title: title.slice(0, TITLE),
      source: {
        type: campaign ? 'DEPLOYMENT' : 'CLUE',
        title: `${no}《${matter.title}》${about}`.slice(0, 200),
        receivedOn: source.receivedOn,
      },
    },
    fixed: { origin: { kind, matterId, ...of }, ...(campaign ? { procedure: 'DX' } : {}) },
  });
  if (kind === 'ITEM') {
    const document = await get<SourceDocumentView>(`/api/source-documents/${matterId}`);
    const found = document.items.find((one) => one.no === item);
    return from(`${found?.matter ?? matter.title}专项大型督查`, `第${item}项`, { itemNo: item });
  }
  if (kind === 'FINDING') {
    const what = await foundIn(matter, finding);
    return from(`关于${what}问题的办理`, `的发现问题:${what}`, { findingId: finding });
  }
  return from(`${matter.title}大型督查`, '');
};

/** The other matter that the address names, as far as it has been read; undefined where it names none. */
export const useOrigin = () => {
  const [asked] = useSearchParams();
  const [kind, matterId] = [asked.get('origin') as Kind | null, asked.get('matter')];
  const [item, finding] = [Number(asked.get('item') ?? 0), asked.get('finding') ?? ''];
  const named = kind !== null && kind in words.matterOrigin && matterId !== null;
  const query = useQuery({
    queryKey: ['origin', kind, matterId, item, finding],
    enabled: named,
    queryFn: () => loaded(kind as Kind, matterId ?? '', item, finding),
  });
  return named ? query : undefined;
};
