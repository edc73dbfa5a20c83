import { type MatterFact, type Policy, type RefusalCode, type RegisterMatter } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Matter } from '../matter';
import { namedPersons } from '../rules/named-persons';

/**
 * The register number; the 议定事项 that are supervised, where a source document is registered under this id; the matter
 * that it comes out of (null: there is none such).
 */
export type Registering = { registerNo: string; items: number; origin?: Origin | null };
export type Origin = { no: string; title: string; restricted: boolean };

/**
 * 登记: the instruction as it came; the register number is taken with it (I-17). What concerns 队伍建设 is for named
 * persons only (S-27, I-20); who registers it and who instructed are among them. It keeps the scheme of this day.
 * 文件、会议督查 begins from its document (S-4, S-22). What comes out of another matter names it; out of a restricted one,
 * it is restricted as well.
 */
export const register: Decide<RegisterMatter, Matter, MatterFact, Policy, Registering> = (
  { declaredUnclassified: _promise, restrictedTo, origin, ...command },
  state,
  { actor, now, policy, lookup },
) => {
  if (state.status !== 'NONE') throw new Refusal<RefusalCode>('matter.already-registered');
  if (command.instruction.subject === 'TEAM' && !restrictedTo)
    throw new Refusal<RefusalCode>('matter.named-persons-missing');
  const by = { id: actor.id, name: actor.name };
  const { registerNo, items } = lookup;
  if (command.procedure === 'WH' && items === 0) throw new Refusal<RefusalCode>('matter.source-document-missing');
  const named = restrictedTo && { restrictedTo: namedPersons([by, command.instruction.leader, ...restrictedTo]) };
  const from = origin && { origin: { ...origin, ...cameFrom(lookup.origin, named !== undefined) } };
  const registered: MatterFact = {
    type: 'matter.registered.v1',
    data: {
      ...command,
      ...named,
      ...from,
      by,
      at: now,
      registerNo,
      region: actor.region,
      policyVersion: policy.version,
    },
  };
  const { title, urgency, instruction } = command;
  const { text, leader } = instruction;
  const begun = { by, at: now, title, registerNo, urgency, instruction: { text, leader } };
  if (command.procedure === 'WH') return [registered, { type: 'matter.items-resolved.v1', data: { ...begun, items } }];
  if (command.procedure === 'DX')
    return [registered, { type: 'matter.campaign-opened.v1', data: { ...begun, mandateType: null } }];
  return [registered];
};

/** How the other matter is called. @throws Refusal matter.origin-unknown, matter.origin-restricted */
const cameFrom = (origin: Origin | null | undefined, restricted: boolean): { no: string; title: string } => {
  if (!origin) throw new Refusal<RefusalCode>('matter.origin-unknown');
  if (origin.restricted && !restricted) throw new Refusal<RefusalCode>('matter.origin-restricted');
  return { no: origin.no, title: origin.title };
};
