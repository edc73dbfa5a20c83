/** A moment in UTC, ISO 8601 with milliseconds: `2026-03-02T01:00:00.000Z`. */
export type Instant = string;

/** A calendar day in Asia/Shanghai: `2026-03-02`. */
export type LocalDate = string;

/** Something that happened. Past tense, plain JSON, never edited afterwards. `type` is `<noun>.<past>.v<n>`. */
export type Fact<T extends string = string, D = unknown> = Readonly<{ type: T; data: Readonly<D> }>;

/** 代理: one of the actor's roles that is another person's, and the delegation by which it is exercised. */
export type OnBehalfOf = Readonly<{ role: string; id: string; name: string; delegation: string }>;

/**
 * Who acts: a person in a position (rights belong to positions), or the process engine (`system`).
 * `units` are the units the person acts for; `roles` are role codes of domain 4.5, those exercised for others included;
 * `region` is a GB/T 2260 code.
 */
export type Actor = Readonly<{
  id: string;
  name: string;
  roles: readonly string[];
  units: readonly string[];
  region: string;
  system?: boolean;
  onBehalfOf?: readonly OnBehalfOf[];
}>;

/** Whether the actor is this person, or exercises a position for them now (代理). */
export const actsFor = ({ id, onBehalfOf = [] }: Actor, person: string): boolean =>
  id === person || onBehalfOf.some((each) => each.id === person);

/** The position in which something is signed, and whose it is when it is another's: what a fact says of its signer. */
export const signedAs = <R extends string>(
  { onBehalfOf = [] }: Actor,
  position: R,
): { position: R; onBehalfOf?: { id: string; name: string } } => {
  const principal = onBehalfOf.find(({ role }) => role === position);
  return { position, ...(principal ? { onBehalfOf: { id: principal.id, name: principal.name } } : {}) };
};

/**
 * All that a decision may know besides its command and the state: what would make it impure is passed in here.
 * `lookup` is what the shell looked up for this command in the same transaction (sibling rows, a number under lock).
 */
export type Context<P = unknown, L = unknown> = Readonly<{
  now: Instant;
  actor: Actor;
  policy: Readonly<P>;
  lookup: L;
}>;

/** 决定: returns the facts, none when it is already so, or throws a `Refusal`. Pure. */
export type Decide<C, S, F extends Fact, P = unknown, L = unknown> = (
  command: C,
  state: S,
  context: Context<P, L>,
) => readonly F[];

/** A stream of facts and the state they fold into. */
export type Aggregate<S, F extends Fact> = Readonly<{ name: string; initial: S; evolve: (state: S, fact: F) => S }>;
