export type FeelFunction = (...parameters: unknown[]) => unknown;
type Context = Record<string, unknown>;

export const isText = (value: unknown): value is string => typeof value === 'string';
export const isTexts = (values: readonly unknown[]): values is string[] => values.every(isText);
export const isContext = (value: unknown): value is Context =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
