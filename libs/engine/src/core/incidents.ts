import { FeelFailure } from '../feel/feel';
import { type ElementInstance, Waits } from './document';
import { type IncidentRow } from './effects';
import { type Execution } from './execution';

/** An element cannot go on: an incident of this type, with Camunda's words. */
export class Stuck extends Error {
  override readonly name = 'Stuck';
  constructor(
    readonly type: string,
    message: string,
  ) {
    super(message);
  }
}

export const raise = (
  x: Execution,
  instance: ElementInstance,
  phase: IncidentRow['phase'],
  type: string,
  message: string,
  job: number | null = null,
): void => {
  x.wait(instance, Waits.INCIDENT);
  const { key, process, element } = instance;
  const at = { key: x.nextKey(), root: x.document.root, instance: key, process, element };
  x.effects.incidents.push({ ...at, type, message, phase, job });
};

/** Runs a phase of an element; what it cannot evaluate becomes an incident on it. */
export const guarded = (
  x: Execution,
  instance: ElementInstance,
  phase: IncidentRow['phase'],
  work: () => void,
): void => {
  try {
    work();
  } catch (error) {
    if (error instanceof Stuck) raise(x, instance, phase, error.type, error.message);
    else if (error instanceof FeelFailure) raise(x, instance, phase, 'EXTRACT_VALUE_ERROR', error.message);
    else throw error;
  }
};
