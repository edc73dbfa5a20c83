import type * as Swagger from '@nestjs/swagger';

type Name = 'ApiConsumes' | 'ApiExcludeController' | 'ApiOperation' | 'ApiTags';
// What a decorator is put on: a class, or a method of one.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Decorator = (...on: any[]) => void;

const noted: ((swagger: typeof Swagger) => void)[] = [];

const later =
  <N extends Name>(name: N) =>
  (...given: Parameters<(typeof Swagger)[N]>): Decorator =>
  (...on: unknown[]) =>
    void noted.push((swagger) => {
      const decorator = (swagger[name] as (...words: unknown[]) => Decorator)(...given);
      decorator(...on);
    });

/*
 * The decorators of `@nestjs/swagger`, for the controllers of every service. They note what a route says; the library, 4 MB
 * of each process, is loaded when somebody asks for the document (P13).
 */
export const ApiConsumes = later('ApiConsumes');
export const ApiExcludeController = later('ApiExcludeController');
export const ApiOperation = later('ApiOperation');
export const ApiTags = later('ApiTags');

/** Puts on the controllers what was noted of them. */
export const describeRoutes = (swagger: typeof Swagger): void => {
  for (const note of noted.splice(0)) note(swagger);
};
