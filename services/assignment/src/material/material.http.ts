import { type AccessMaterials } from '@duban/contracts';
import { bindCommands, type LookupEnv } from '@duban/host';
import { NotFound, type Tx } from '@duban/persistence';
import { type Inspection } from '../inspection/inspection';
import { access } from './commands/access';
import { giveBack } from './commands/return';
import { material } from './material';
import { materialStore } from './material.store';

const visitOf = async (
  _env: LookupEnv,
  tx: Tx,
  _state: unknown,
  { inspectionId }: AccessMaterials,
): Promise<{ inspection: Inspection }> => {
  const [row] = await tx.query<{ state: Inspection }>('select state from assignment.inspection where id = $1', [
    inspectionId,
  ]);
  if (!row) throw new NotFound('inspection');
  return { inspection: row.state };
};

export const materialCommands = bindCommands(material, materialStore, {
  'material.access': { decide: access, lookup: visitOf },
  'material.return': giveBack,
});
