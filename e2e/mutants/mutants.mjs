import { readFileSync } from 'node:fs';
import { root } from '../../libs/tooling/bin/run.mjs';
import { engine } from './list/engine.mjs';
import { inbox } from './list/inbox.mjs';
import { ladder } from './list/ladder.mjs';
import { relaying } from './list/relay.mjs';
import { writePath } from './list/write-path.mjs';

/** A mutant: `changes` makes the program of `file` wrong; one of the ordinary tests in `specs` must notice. */
export const mutants = [writePath, relaying, inbox, engine, ladder].flat().map(({ from, to, and, ...mutant }) => ({
  ...mutant,
  changes: [[from, to], ...(and ? [and] : [])],
}));

/** What is wrong with the list itself: a text that does not stand in its file exactly once changes nothing, or too much. */
export const misplaced = () =>
  mutants.flatMap(({ id, file, changes }) => {
    const source = readFileSync(`${root}/${file}`, 'utf8');
    return changes
      .filter(([from]) => source.split(from).length !== 2)
      .map(([from]) => `${id}: not exactly once in ${file}: ${from}`);
  });
