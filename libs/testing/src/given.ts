import { type Actor, type Aggregate, type Decide, type Fact, Refusal } from '@duban/kernel';

export const NOW = '2026-03-02T01:00:00.000Z';
const someone: Actor = {
  id: '3f6e2f0a-7f0c-4b59-8a05-6a4f3c1e2b10',
  name: '苗晓岚',
  roles: [],
  units: [],
  region: '990121',
};

type Rest<L> = { actor?: Partial<Actor>; lookup?: L; now?: string };
type Outcome<F> = {
  then(...facts: F[]): void;
  thenNothing(): void;
  refused(code: string, params?: Record<string, string | number>): void;
  facts(): readonly F[];
};

/** Decisions through facts: `given(...facts).when(decide, command).then(...facts) | .refused(code) | .thenNothing()`. */
export const specFor =
  <S, F extends Fact, P>(aggregate: Aggregate<S, F>, policy: P) =>
  (...past: F[]) => ({
    when: <C, L>(decide: Decide<C, S, F, P, L>, command: C, rest: Rest<L> = {}): Outcome<F> => {
      const context = { now: rest.now ?? NOW, actor: { ...someone, ...rest.actor }, policy, lookup: rest.lookup as L };
      const facts = (): readonly F[] => decide(command, past.reduce(aggregate.evolve, aggregate.initial), context);
      return {
        facts,
        then: (...expected) => expect(facts()).toEqual(expected),
        thenNothing: () => expect(facts()).toEqual([]),
        refused: (code, params) => {
          let refusal: unknown;
          try {
            refusal = { gave: facts() };
          } catch (error) {
            refusal = error;
          }
          expect(refusal).toBeInstanceOf(Refusal);
          expect((refusal as Refusal).code).toBe(code);
          if (params) expect((refusal as Refusal).params).toMatchObject(params);
        },
      };
    },
  });
