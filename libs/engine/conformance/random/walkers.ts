import fc from 'fast-check';
import { root } from './blocks';
import { type Walker } from './walk';
import { Writer } from './xml';

const ROUNDS = 16;

const walk = fc.record({
  root,
  pick: fc.integer({ min: 0, max: 1 }),
  choices: fc.array(fc.nat(1_000_000), { minLength: ROUNDS, maxLength: ROUNDS }),
});

/** Models and ways through them, always the same for the same seed. */
export const walkersOf = ({ seed, count, from = 0 }: { seed: number; count: number; from?: number }): Walker[] =>
  fc.sample(walk, { seed: seed + from, numRuns: count }).map(({ root, pick, choices }, i) => ({
    model: Writer.model(`r${from + i}x`, root),
    pick,
    choices,
  }));
