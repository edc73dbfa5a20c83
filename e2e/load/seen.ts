import { type AssignmentView, type DossierView, type MatterView } from '@duban/contracts';
import { type Course, type Step } from './course';
import { type Person, type County } from './county';
import { type Seeded } from './seeded';

/** Opens a page as a person; undefined when it is not there (yet) or nobody answered. */
export type Read = <T>(by: Person, path: string) => Promise<T | undefined>;

/** What `:id` of the step's route is, once the pages show that the step can be done; undefined before. */
export const targetOf = async (course: Course, step: Step, read: Read): Promise<string | undefined> => {
  const { id } = course;
  switch (step.awaits) {
    case 'nothing':
      return id;
    case 'assignment': {
      const all = await read<AssignmentView[]>(step.by, `/api/assignments?matterId=${id}`);
      return all?.find(({ unit }) => unit.id === step.unit?.id)?.id;
    }
    case 'feedback':
    case 'presented': {
      const matter = await read<MatterView>(step.by, `/api/matters/${id}`);
      const open = step.awaits === 'feedback' ? matter?.status === 'FEEDBACK' : Boolean(matter?.presentedAt);
      return open ? id : undefined;
    }
    case 'collected':
    case 'checked': {
      const dossier = await read<DossierView>(step.by, `/api/dossiers/${id}`);
      return dossier?.status === (step.awaits === 'collected' ? 'COLLECTED' : 'CHECKED') ? id : undefined;
    }
  }
};

const lists = ['/api/ledger', '/api/todos', '/api/overview', '/api/messages/unread', '/api/messages'];

/** A list that somebody looks at, or a page of a matter. */
export const someReading = (random: Seeded, county: County, matterId: string | undefined): [Person, string] => {
  const { supervisor, chief, director, governor } = county;
  const unit = random.pick(county.units);
  if (matterId === undefined || random.chance(0.5))
    return [random.pick([supervisor, chief, director, governor, unit.handler]), random.pick(lists)];
  const pages = [`matters/${matterId}`, `timeline?matterId=${matterId}`, `holders?matterId=${matterId}`];
  return [random.pick([supervisor, chief, director]), `/api/${random.pick(pages)}`];
};
