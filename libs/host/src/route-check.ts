import { RequestMethod, type Type } from '@nestjs/common';
import { ALLOWED } from './access';
import { commandControllers } from './command-routes';
import { replayController } from './replay';
import { type ServiceDefinition } from './service';

/** Nest marks handlers with the metadata `path` and `method`. */
const handlersOf = (controller: Type): { name: string; handler: object }[] => {
  const found: { name: string; handler: object }[] = [];
  for (
    let at = controller.prototype as object | null;
    at && at !== Object.prototype;
    at = Object.getPrototypeOf(at) as object
  )
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(at)))
      if (typeof value === 'function' && name !== 'constructor' && Reflect.hasMetadata('path', value))
        found.push({ name, handler: value as object });
  return found;
};

/**
 * Keeps a process with an undecided route from starting.
 * @throws Error naming every route without `@Allow`
 */
export const assertEveryRouteAllowed = (controllers: readonly Type[]): void => {
  const open = controllers.flatMap((controller) =>
    handlersOf(controller)
      .filter(({ handler }) => !Reflect.hasMetadata(ALLOWED, handler) && !Reflect.hasMetadata(ALLOWED, controller))
      .map(({ name }) => `${controller.name}.${name}`),
  );
  if (open.length > 0) throw new Error(`没有写明谁可以访问(@Allow),不能启动:${open.join('、')}`);
};

export type Route = Readonly<{ method: string; path: string }>;

/** Everything that answers requests for a service. */
export const controllersOf = (definition: ServiceDefinition): Type[] => [
  ...commandControllers(definition),
  ...definition.queries,
  replayController(definition),
];

/** The routes of a service as its controllers say them: for whoever sends requests on to it. */
export const routesOf = (definition: ServiceDefinition): Route[] =>
  controllersOf(definition).flatMap((controller) =>
    handlersOf(controller).map(({ handler }) => ({
      method: RequestMethod[Reflect.getMetadata('method', handler) as number] as string,
      path: `/${[controller, handler]
        .map((of) => trimmed(Reflect.getMetadata('path', of) as string))
        .filter((part) => part !== '')
        .join('/')}`,
    })),
  );
const trimmed = (path: string): string => path.replace(/^\/+|\/+$/g, '');
