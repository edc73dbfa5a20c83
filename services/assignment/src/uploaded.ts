import { type Attachment, type RefusalCode } from '@duban/contracts';
import { type LookupEnv } from '@duban/host';
import { type Actor, Refusal } from '@duban/kernel';

/** Bytes come before names: what was not uploaded in the actor's region is not named. @throws Refusal attachment.unknown */
export const assertUploaded = ({ attachments }: LookupEnv, { region }: Actor, named: readonly Attachment[]): void => {
  const unknown = named.find(({ digest }) => !attachments.uploadedIn(region, digest));
  if (unknown) throw new Refusal<RefusalCode>('attachment.unknown', { name: unknown.name });
};
