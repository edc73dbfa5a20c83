import { type MaterialFact, type Policy, type RefusalCode, type ReturnMaterials } from '@duban/contracts';
import { type Decide, Refusal } from '@duban/kernel';
import { type Material } from '../material';

/** 归还资料: once, against the signature of who takes them back. */
export const giveBack: Decide<ReturnMaterials, Material, MaterialFact, Policy> = (
  command,
  state,
  { actor: { id, name }, now },
) => {
  if (state.status !== 'OUT')
    throw new Refusal<RefusalCode>('material.wrong-status', {
      status: state.status === 'NONE' ? '还没有登记' : '已经归还',
      command: '归还',
    });
  return [{ type: 'material.returned.v1', data: { ...command, by: { id, name }, at: now } }];
};
