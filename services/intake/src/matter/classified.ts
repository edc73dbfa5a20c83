import { randomUUID } from 'node:crypto';
import { type RefusalCode } from '@duban/contracts';
import { findClassifiedMark, textsOf } from '@duban/documents';
import { type ServiceEnv } from '@duban/host';
import { type Actor, Refusal } from '@duban/kernel';

/** 误传留痕: time, person, entry point and rule; never the content. */
export const noteRefusal = (env: ServiceEnv, actor: Actor, entryPoint: string, rule: string): Promise<unknown> =>
  env.db.query(
    { scope: 'region', region: actor.region },
    'insert into intake.classified_refusal (id, region, at, person, entry_point, rule) values ($1, $2, $3, $4, $5, $6)',
    [randomUUID(), actor.region, env.clock.now(), actor.id, entryPoint, rule],
  );

/** 涉密门 (R-901, I-22): a command with a mark in any of its texts is refused before anything is kept. */
export const refuseClassified = async <C>(
  env: ServiceEnv,
  actor: Actor,
  entryPoint: string,
  command: C,
): Promise<C> => {
  for (const text of textsOf(command)) {
    const rule = findClassifiedMark(text);
    if (!rule) continue;
    await noteRefusal(env, actor, entryPoint, rule);
    throw new Refusal<RefusalCode>('matter.classified');
  }
  return command;
};
