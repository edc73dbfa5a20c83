import { readFileSync } from 'node:fs';
import path from 'node:path';
import { engine } from './engine';
import { inbox } from './inbox';
import { ladder } from './ladder';
import { relaying } from './relay';
import { writePath } from './write-path';
import { root } from '../scenarios/program';

export const mutants = [writePath, relaying, inbox, engine, ladder].flat();

/** What is wrong with the list itself: a text that does not stand in its file exactly once changes nothing, or too much. */
export const misplaced = (): string[] =>
  mutants.flatMap(({ id, file, changes }) => {
    const source = readFileSync(path.join(root, file), 'utf8');
    return changes
      .filter(([from]) => source.split(from).length !== 2)
      .map(([from]) => `${id}: not exactly once in ${file}: ${from}`);
  });
