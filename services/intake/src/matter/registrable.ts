import { type RefusalCode, type RegisterMatter } from '@duban/contracts';
import { fileTexts } from '@duban/documents';
import { type PrepareRequest, type SealedInformants, type ServiceEnv } from '@duban/host';
import { Refusal } from '@duban/kernel';

type Known = { digests: string[]; sealed: SealedInformants | null };

/**
 * What must hold of a registration before it is decided: every attachment has been uploaded, in this region; and where an
 * informant was recorded a moment ago, no file that can be read names them. The words are judged with the fact.
 * @throws Refusal attachment.unknown, informant.named-in-file
 */
export const registrable = async (
  env: ServiceEnv,
  command: RegisterMatter,
  { id, actor }: PrepareRequest,
): Promise<RegisterMatter> => {
  const { attachments } = command;
  const [known] = await env.db.query<Known>(
    { scope: 'region', region: actor.region },
    `select array(select digest from intake.attachment where digest = any($1)) as digests,
       (select state -> 'sealed' from intake.informant where id = $2) as sealed`,
    [attachments.map(({ digest }) => digest), id],
  );
  const unknown = attachments.find(({ digest }) => !known?.digests.includes(digest));
  if (unknown) throw new Refusal<RefusalCode>('attachment.unknown', { name: unknown.name });
  if (!known?.sealed) return command;
  env.informants.keep(id, known.sealed);
  for (const { digest, name } of attachments)
    for await (const text of fileTexts(env.attachments.pathOf(digest)))
      if (env.informants.named(id, text)) throw new Refusal<RefusalCode>('informant.named-in-file', { name });
  return command;
};
