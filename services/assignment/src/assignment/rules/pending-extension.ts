import { type RefusalCode } from '@duban/contracts';
import { Refusal } from '@duban/kernel';
import { type Assignment, type Extension, type OpenAssignment } from '../assignment';
import { atStatus, running } from './own-unit';

/** The extension that is under way (SP-3). Once the due date has passed it is too late for everybody in the chain. */
export const pendingExtension = (
  state: Assignment,
  command: string,
  now: string,
): { open: OpenAssignment; extension: Extension } => {
  const open = atStatus(state, command, ...running);
  if (open.extension?.agreed !== null) throw new Refusal<RefusalCode>('assignment.no-extension-pending');
  if (now > open.dueAt) throw new Refusal<RefusalCode>('assignment.extension-lapsed');
  return { open, extension: open.extension };
};
