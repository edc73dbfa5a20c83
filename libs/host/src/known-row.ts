import { NotFoundException } from '@nestjs/common';
import { z } from 'zod';

/**
 * The row of an id that came from outside. An id that is none, a row that is not there and one that the asker may not see
 * are answered alike.
 * @param ask only called with what is an id: PostgreSQL takes no other
 * @throws NotFoundException
 */
export const knownRow = async <R>(id: string, ask: () => Promise<readonly R[]>): Promise<R> => {
  const [row] = z.uuid().safeParse(id).success ? await ask() : [];
  if (!row) throw new NotFoundException();
  return row;
};
