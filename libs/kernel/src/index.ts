export {
  type Actor,
  actsFor,
  type Aggregate,
  type Context,
  type Decide,
  type Fact,
  type Instant,
  type LocalDate,
  type OnBehalfOf,
  signedAs,
} from './fact';
export { Conflict, Refusal } from './refusal';
