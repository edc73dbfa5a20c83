import { type AccessMaterials, type MaterialFact, type Policy, type RefusalCode } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Inspection } from '../../inspection/inspection';
import { type Material } from '../material';

/** 登记调阅清单: of a unit that an open visit looks at, by somebody of its team; whoever visits covertly asks for none. */
export const access: Decide<AccessMaterials, Material, MaterialFact, Policy, { inspection: Inspection }> = (
  command,
  state,
  { actor: { id, name, region }, now, lookup: { inspection } },
) => {
  if (state.status !== 'NONE')
    throw new Refusal<RefusalCode>('material.wrong-status', { status: '已经登记', command: '再登记' });
  if (inspection.status === 'NONE' || !inspection.approved) throw new Refusal<RefusalCode>('inspection.not-approved');
  const { approved, planned } = inspection;
  if (approved.mode === 'COVERT_VISIT') throw new Refusal<RefusalCode>('material.covert');
  if (!approved.team.some((one) => one.id === id)) throw new Refusal<RefusalCode>('inspection.not-in-team');
  if (!approved.subjects.some((one) => one.id === command.unit.id))
    throw new Refusal<RefusalCode>('material.outside', { unit: command.unit.name });
  const { matterId, matterNo, matterTitle } = planned;
  const data = { ...command, matterId, matterNo, matterTitle, region, by: { id, name }, at: now };
  return [{ type: 'material.accessed.v1', data }];
};
