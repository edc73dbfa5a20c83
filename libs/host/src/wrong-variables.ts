/** A start that cannot go on; the message is for the person who started it and names the way out. */
export class WrongVariables extends Error {
  override readonly name = 'WrongVariables';
}
