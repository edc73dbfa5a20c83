import { type Kept, type ServiceDefinition } from '@duban/host';
import { servicesOf } from '@duban/platform';

/** The services of the platform; nothing of them is started here. */
export const platformServices: readonly ServiceDefinition[] = servicesOf({
  directory: { region: '990121', adminPassword: undefined, say: () => undefined },
  notification: { publicUrl: 'http://127.0.0.1' },
});

/** Noun → how its rows are folded and kept, for every noun that has commands. */
export const platformKept: ReadonlyMap<string, Kept> = new Map(
  platformServices.flatMap(({ commands }) => commands.map(({ kept }) => [kept.aggregate.name, kept])),
);
