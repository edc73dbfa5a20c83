import { aboutMatter, type Attachment, facts, matterOf, sentenceOf } from '@duban/contracts';
import { type Envelope, type FactHandlers } from '@duban/messaging';
import { type Tx } from '@duban/persistence';

/** A dossier is not its own material. */
const isMaterial = (type: string): boolean => aboutMatter(type) && !type.startsWith('dossier.');
/** The files that a fact names, wherever it names them. */
export const filesOf = (data: unknown): Attachment[] => {
  const {
    attachments = [],
    evidence = [],
    results,
    photos = [],
    file,
  } = data as {
    attachments?: Attachment[];
    evidence?: Attachment[];
    results?: unknown;
    photos?: { file: Attachment }[];
    file?: Attachment;
  };
  // Of each finding: 整改报告 before and after, 回头看 what shows how it is now.
  const ofFindings = Array.isArray(results)
    ? (results as Partial<Record<'before' | 'after' | 'evidence', Attachment[]>>[])
    : [];
  const pictures = ofFindings.flatMap((one) => [...(one.before ?? []), ...(one.after ?? []), ...(one.evidence ?? [])]);
  return [...attachments, ...evidence, ...pictures, ...photos.map((photo) => photo.file), ...(file ? [file] : [])];
};

/** 归档材料: every fact of a matter as one line of 过程信息, with the files it names. */
const keep = async (fact: Envelope, tx: Tx): Promise<void> => {
  const matterId = matterOf(fact);
  if (matterId === null) return;
  const { title, detail } = sentenceOf(fact.type, fact.data);
  const { by, at } = fact.data as { by: { name: string }; at: string };
  await tx.query(
    `insert into archive.material (id, matter_id, region, type, at, title, detail, by_name, data, files, stream)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (id) do nothing`,
    [
      fact.id,
      matterId,
      fact.tenant,
      fact.type,
      at,
      title,
      detail,
      by.name,
      JSON.stringify(fact.data),
      JSON.stringify(filesOf(fact.data)),
      fact.subject,
    ],
  );
};

export const materialListener = (): FactHandlers =>
  Object.fromEntries(
    Object.keys(facts)
      .filter(isMaterial)
      .map((type) => [type, keep]),
  );
