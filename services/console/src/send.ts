import { chineseErrors, type CommandName, routeOf } from '@duban/contracts';
import { z } from 'zod';
import { post } from './api';

// Whoever sends a command has its schema look at it first.
z.config(chineseErrors);

/** A command with its idempotency key: pressing twice does it once. */
export const send = (command: CommandName, id: string, body: unknown, key: string): Promise<unknown> =>
  post(routeOf(command).replace(':id', id), body, key);
