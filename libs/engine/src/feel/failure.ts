/** An expression that gives no value: an incident on its element, never more. */
export class FeelFailure extends Error {
  override readonly name = 'FeelFailure';
}
