import { type Assignment } from '../assignment';

const over = new Set<Assignment['status']>(['NONE', 'ACCEPTED', 'CLEARED', 'WITHDRAWN_REASSIGNED', 'CANCELLED']);

/** Nothing is left to be done, moved or coordinated: accepted, cleared, given to another unit, cancelled. */
export const isOver = ({ status }: Assignment): boolean => over.has(status);
