import { type RefusalCode } from '@duban/contracts';
import { type Sealing } from '@duban/host';
import { Refusal } from '@duban/kernel';
import { z } from 'zod';

/** Which of the sample of which survey a link is for; nothing of it can be read or made without the deployment's key. */
export type Link = { region: string; surveyId: string; serial: number };
const ABOUT = 'survey link';
const Sealed = z.tuple([z.string(), z.uuid(), z.int()]);

export const tokenOf = (sealing: Sealing, { region, surveyId, serial }: Link): string =>
  sealing.seal(JSON.stringify([region, surveyId, serial]), ABOUT);

/** @throws Refusal survey.link-invalid for whatever was not made here */
export const linkOf = (sealing: Sealing, token: string): Link => {
  try {
    const [region, surveyId, serial] = Sealed.parse(JSON.parse(sealing.open(token, ABOUT)));
    return { region, surveyId, serial };
  } catch {
    throw new Refusal<RefusalCode>('survey.link-invalid');
  }
};
