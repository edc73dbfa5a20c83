import { type RefusalCode } from '@duban/contracts';
import { classifiedMarkIn } from '@duban/documents';
import { type Actor, Refusal } from '@duban/kernel';
import { type Migration, regionTable } from '@duban/persistence';
import { v7 as uuidv7 } from 'uuid';
import { type ServiceEnv } from './service';

/** The table a service with commands of persons keeps its refusals in: that it happened, never what it was. */
export const classifiedRefusals = (service: string): Migration => ({
  id: '0000-classified-refusal',
  up: [
    `create table ${service}.classified_refusal (id uuid primary key, region text not null, at timestamptz not null,
      person text not null, entry_point text not null, rule text not null)`,
    ...regionTable(`${service}.classified_refusal`, { grants: 'select, insert', units: false }),
  ],
});

/** 误传留痕: time, person, entry point and rule; never the content. */
export const noteClassified = (env: ServiceEnv, actor: Actor, entryPoint: string, rule: string): Promise<unknown> =>
  env.db.query(
    { scope: 'region', region: actor.region },
    `insert into ${env.name}.classified_refusal (id, region, at, person, entry_point, rule) values ($1, $2, $3, $4, $5, $6)`,
    [uuidv7(), actor.region, env.clock.now(), actor.id, entryPoint, rule],
  );

/**
 * 涉密门 (R-901, I-22): a command with a mark in any of its texts is refused before anything is kept.
 * @throws Refusal matter.classified
 */
export const refuseClassified = async (
  env: ServiceEnv,
  actor: Actor,
  entryPoint: string,
  command: unknown,
): Promise<void> => {
  const rule = classifiedMarkIn(command);
  if (!rule) return;
  await noteClassified(env, actor, entryPoint, rule);
  throw new Refusal<RefusalCode>('matter.classified');
};
