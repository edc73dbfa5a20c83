import { Readable } from 'node:stream';
import { bindCommands, type LookupRequest, type ServiceEnv } from '@duban/host';
import { type IssueDocument } from '@duban/contracts';
import { type Tx } from '@duban/persistence';
import { nextNumber, yearOf } from '../number-series';
import { issue, type Issued } from './commands/issue';
import { type IssuedDocument, issuedDocument } from './document';
import { documentStore } from './document.store';
import { render } from './render';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const MAX_BYTES = 20 * 1024 * 1024;

/** 签发编号 (R-652): number, file and fact in one transaction; a file whose transaction fails is swept. */
const numbered = async (
  env: ServiceEnv,
  tx: Tx,
  state: IssuedDocument,
  command: IssueDocument,
  { actor, now }: LookupRequest,
): Promise<Issued> => {
  if (state.status === 'ISSUED') return state;
  const policy = env.policyFor(actor.region);
  const year = yearOf(now);
  const series = `${command.kind === 'SPECIAL_REPORT' ? '专报' : `${policy.issuer.code}函`}〔${year}〕`;
  const serial = await nextNumber(tx, actor.region, series);
  const total = command.kind === 'SPECIAL_REPORT' ? await nextNumber(tx, actor.region, '专报总期') : 0;
  const documentNo =
    command.kind === 'SPECIAL_REPORT' ? `${year}年第${serial}期(总第${total}期)` : `${series}${serial}号`;
  const bytes = await render(env, command, policy, documentNo, now);
  const { digest, size } = await env.attachments.put(Readable.from([bytes]), { maxBytes: MAX_BYTES });
  const recipients = command.kind === 'ASSIGNMENT_NOTICE' ? command.lines.map((line) => line.unit.id) : [];
  return { documentNo, recipients, file: { digest, size, name: `${command.title}.docx`, mime: DOCX } };
};

export const documentJobs = bindCommands(issuedDocument, documentStore, {
  'document.issue': { decide: issue, lookup: numbered },
});
