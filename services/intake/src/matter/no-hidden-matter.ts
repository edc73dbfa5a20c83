import { type PrepareRequest, scopeOf, type ServiceEnv } from '@duban/host';
import { NotFound } from '@duban/persistence';

const THERE = 'select 1 from intake.matter where id = $1';

/**
 * What belongs to a matter may be recorded before the matter is; but nothing is said of a matter that the person does not
 * see, and to them it is as one that is not there (I-20).
 * @throws NotFound
 */
export const ofNoHiddenMatter = async <C>(
  { db }: ServiceEnv,
  command: C,
  { id, actor }: PrepareRequest,
): Promise<C> => {
  if ((await db.query(scopeOf(actor), THERE, [id])).length > 0) return command;
  if ((await db.query({ scope: 'all' }, THERE, [id])).length > 0) throw new NotFound('intake.matter');
  return command;
};
