export { type Actor, type Aggregate, type Context, type Decide, type Fact, type Instant, type LocalDate } from './fact';
export { Conflict, Refusal } from './refusal';
