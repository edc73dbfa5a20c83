import { AppointPerson, RegisterUnit } from '../commands/directory';
import { instant, Named } from '../shapes';

const by = { by: Named, at: instant };
export const directoryFacts = {
  'unit.registered.v1': RegisterUnit.extend({ ...by }),
  'person.appointed.v1': AppointPerson.extend({ ...by }),
} as const;
