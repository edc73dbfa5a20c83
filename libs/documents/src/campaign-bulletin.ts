import { type Block, renderOfficial } from './official';

type Typical = Readonly<{ unit: string; text: string }>;
/** 督查通报 of a campaign (通报, 文件格式; DX_Bulletin, S-114). */
export type CampaignBulletin = Readonly<{
  issuer: string;
  documentNo: string;
  title: string;
  overall: string;
  negatives: readonly Typical[];
  positives: readonly Typical[];
  requirements: string;
  units: readonly string[];
  signedOn: string;
}>;

const numbers = ['一', '二', '三', '四'];
const listed = (all: readonly Typical[]): string[] => all.map(({ unit, text }, i) => `${i + 1}.${unit}。${text}`);

/** Problems before what went well (R-552, S-57); a part of which there is nothing is left out. */
export const campaignBulletin = (bulletin: CampaignBulletin): Promise<Buffer> => {
  const { units, overall, negatives, positives, requirements } = bulletin;
  const parts: [string, string[]][] = [
    ['总体情况', [overall]],
    ['反面典型', listed(negatives)],
    ['正面典型', listed(positives)],
    ['工作要求', [requirements]],
  ];
  const said = parts.filter(([, texts]) => texts.length > 0);
  return renderOfficial([
    { kind: 'masthead', text: `${bulletin.issuer}文件` },
    { kind: 'center', text: bulletin.documentNo },
    { kind: 'redLine' },
    { kind: 'title', text: bulletin.title },
    { kind: 'flush', text: `${units.join('、')}:` },
    ...said.flatMap(([heading, texts], i): Block[] => [
      { kind: 'heading', text: `${numbers[i]}、${heading}` },
      ...texts.map((text) => ({ kind: 'paragraph' as const, text })),
    ]),
    { kind: 'signature', issuer: bulletin.issuer, on: bulletin.signedOn },
  ]);
};
