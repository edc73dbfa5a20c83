import fc from 'fast-check';

/** What happens outside that an event waits for. */
export type Trigger = 'message' | 'timer' | 'signal';
export type Boundary = { on: Trigger | 'error' | 'escalation'; interrupting: boolean; then: Block };
/** A structured model: every block has one way in and one way out, so every one of them can end. */
export type Block =
  | { kind: 'job' | 'user' | 'script' | 'pass' | 'receive' }
  | { kind: 'catch'; on: Trigger }
  | { kind: 'escalate' }
  | { kind: 'sequence' | 'parallel' | 'choice' | 'inclusive'; parts: Block[] }
  | { kind: 'events'; branches: { on: Trigger; then: Block }[] }
  | { kind: 'loop'; part: Block }
  | { kind: 'scope'; part: Block; boundaries: Boundary[]; event?: { on: Trigger; interrupting: boolean; then: Block } }
  | { kind: 'called'; part: Block }
  | { kind: 'each'; sequential: boolean; items: number; part: Block }
  | { kind: 'undone'; part: Block };

const trigger = fc.constantFrom<Trigger[]>('message', 'timer', 'signal');

const block: fc.Arbitrary<Block> = fc.letrec<{ block: Block; small: Block }>((tie) => ({
  small: fc.oneof(
    { weight: 5, arbitrary: fc.record({ kind: fc.constant('job' as const) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('user' as const, 'script' as const, 'pass' as const) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('receive' as const) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('escalate' as const) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('catch' as const), on: trigger }) },
  ),
  block: fc.oneof(
    { maxDepth: 3, depthSize: 'small', withCrossShrink: true },
    tie('small'),
    fc.record({
      kind: fc.constantFrom('sequence' as const, 'parallel' as const, 'choice' as const, 'inclusive' as const),
      parts: fc.array(tie('block'), { minLength: 2, maxLength: 3 }),
    }),
    fc.record({
      kind: fc.constant('events' as const),
      branches: fc.uniqueArray(fc.record({ on: trigger, then: tie('block') }), {
        minLength: 2,
        maxLength: 3,
        selector: (branch) => branch.on,
      }),
    }),
    fc.record({ kind: fc.constant('loop' as const), part: tie('block') }),
    fc.record(
      {
        kind: fc.constant('scope' as const),
        part: tie('block'),
        boundaries: fc.uniqueArray(
          fc.record({
            on: fc.constantFrom<Boundary['on'][]>('message', 'timer', 'signal', 'error', 'escalation'),
            interrupting: fc.boolean(),
            then: tie('small'),
          }),
          { maxLength: 2, selector: (boundary) => boundary.on },
        ),
        event: fc.record({ on: trigger, interrupting: fc.boolean(), then: tie('small') }),
      },
      { requiredKeys: ['kind', 'part', 'boundaries'] },
    ),
    fc.record({ kind: fc.constant('called' as const), part: tie('block') }),
    fc.record({
      kind: fc.constant('each' as const),
      sequential: fc.boolean(),
      items: fc.integer({ min: 0, max: 3 }),
      part: tie('block'),
    }),
    fc.record({ kind: fc.constant('undone' as const), part: tie('small') }),
  ) as fc.Arbitrary<Block>,
})).block;

/** A model of some size: blocks one after the other, two of them side by side. */
export const root: fc.Arbitrary<Block> = fc.tuple(block, block, block, block).map(([a, b, c, d]) => ({
  kind: 'sequence',
  parts: [a, { kind: 'parallel', parts: [b, c] }, d],
}));

/** Whether it throws compensation in the scope in which it is placed, not in one of its own. */
export const undoes = (block: Block): boolean => {
  switch (block.kind) {
    case 'undone':
      return true;
    case 'sequence':
    case 'parallel':
    case 'choice':
    case 'inclusive':
      return block.parts.some(undoes);
    case 'events':
      return block.branches.some(({ then }) => undoes(then));
    case 'loop':
      return undoes(block.part);
    default:
      return false;
  }
};
