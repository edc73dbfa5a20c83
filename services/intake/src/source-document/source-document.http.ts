import { type RefusalCode, type RegisterSourceDocument } from '@duban/contracts';
import { bindCommands, type PrepareRequest, type ServiceEnv } from '@duban/host';
import { Refusal } from '@duban/kernel';
import { ofNoHiddenMatter } from '../matter/no-hidden-matter';
import { correct } from './commands/correct';
import { register } from './commands/register';
import { sourceDocument } from './source-document';
import { sourceDocumentStore } from './source-document.store';

/** The file, where there is one, has been uploaded in this region. @throws Refusal attachment.unknown */
const uploaded = async (
  env: ServiceEnv,
  command: RegisterSourceDocument,
  { actor }: PrepareRequest,
): Promise<RegisterSourceDocument> => {
  const { file } = command;
  if (!file) return command;
  const scope = { scope: 'region', region: actor.region } as const;
  const known = await env.db.query(scope, 'select 1 from intake.attachment where digest = $1', [file.digest]);
  if (known.length === 0) throw new Refusal<RefusalCode>('attachment.unknown', { name: file.name });
  return command;
};

export const sourceDocumentCommands = bindCommands(sourceDocument, sourceDocumentStore, {
  'source-document.register': { decide: register, prepare: uploaded },
  'source-document.correct': {
    decide: correct,
    prepare: ofNoHiddenMatter,
    lookup: async (_env, tx, _state, _command, { id }) => {
      const [row] = await tx.query<{ status: string }>('select status from intake.matter where id = $1', [id]);
      return { approved: row !== undefined && row.status !== 'REGISTERED' && row.status !== 'OPINION_DRAFTED' };
    },
  },
});
