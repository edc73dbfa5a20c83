import { Readable } from 'node:stream';
import { bindCommands, type LookupRequest, type LookupEnv } from '@duban/host';
import { type IssueDocument } from '@duban/contracts';
import { type Tx } from '@duban/persistence';
import { nextNumber, yearOf } from '../number-series';
import { issue, type Issued } from './commands/issue';
import { type IssuedDocument, issuedDocument } from './document';
import { documentStore } from './document.store';
import { render } from './render';
import { withUrgedBefore } from './urged-before';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const MAX_BYTES = 20 * 1024 * 1024;

/** What follows the 机关代字: each kind of letter is a series of its own, a 督查通知 is a document in its own right. */
const letterCode = {
  ASSIGNMENT_NOTICE: '函',
  URGE_NOTICE: '催',
  CAMPAIGN_NOTICE: '',
  CAMPAIGN_BULLETIN: '通',
  RECTIFICATION_NOTICE: '改',
  CONCLUSION: '结',
  RECONSIDERATION_DECISION: '复',
  ADMONISH_NOTICE: '谈',
} as const;

/** 发文字号 of a letter or a 督查单, 期号 of a report. */
const numberOf = async (
  tx: Tx,
  kind: IssueDocument['kind'],
  region: string,
  code: string,
  year: string,
): Promise<string> => {
  if (kind === 'SPECIAL_REPORT') {
    const serial = await nextNumber(tx, region, `专报〔${year}〕`);
    return `${year}年第${serial}期(总第${await nextNumber(tx, region, '专报总期')}期)`;
  }
  const series = `${code}${letterCode[kind]}〔${year}〕`;
  return `${series}${await nextNumber(tx, region, series)}号`;
};

/** The units it goes to. */
const recipientsOf = (command: IssueDocument): string[] => {
  if (command.kind === 'ASSIGNMENT_NOTICE') return command.lines.map((line) => line.unit.id);
  if (command.kind === 'CAMPAIGN_NOTICE' || command.kind === 'CAMPAIGN_BULLETIN')
    return command.units.map((unit) => unit.id);
  return command.kind === 'SPECIAL_REPORT' ? [] : [command.unit.id];
};

/** 签发编号: number, file and fact in one transaction; a file whose transaction fails is swept. */
const numbered = async (
  env: LookupEnv,
  tx: Tx,
  state: IssuedDocument,
  command: IssueDocument,
  { actor, now }: LookupRequest,
): Promise<Issued> => {
  if (state.status === 'ISSUED') return state;
  const policy = env.policyFor(actor.region);
  const documentNo = await numberOf(tx, command.kind, actor.region, policy.issuer.code, yearOf(now));
  const words = await withUrgedBefore(tx, command);
  const bytes = await render(env.calendar(actor.region), words, policy, documentNo, now);
  const { digest, size } = await env.attachments.put(Readable.from([bytes]), { maxBytes: MAX_BYTES, by: env.name });
  return {
    documentNo,
    recipients: recipientsOf(command),
    file: { digest, size, name: `${command.title}.docx`, mime: DOCX },
  };
};

export const documentJobs = bindCommands(issuedDocument, documentStore, {
  'document.issue': { decide: issue, lookup: numbered },
});
