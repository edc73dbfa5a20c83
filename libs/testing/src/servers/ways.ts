import path from 'node:path';

/** Programs, jars and data of servers that tests start; kept between runs, never committed. */
export const cacheFolder = path.resolve(__dirname, '../../../../.cache');

/** What keeps a server from being started here; the message names the way out. */
export class NotHere extends Error {
  override readonly name = 'NotHere';
}

export type Ways<S> = Readonly<{
  /** what it is called in the failure, e.g. `Kafka` */
  name: string;
  /** the variable that gives its address */
  variable: string;
  given(address: string): S | Promise<S>;
  container(): Promise<S>;
  native(): Promise<S>;
  /** what the native way needs */
  needs: string;
}>;

/** Whether a Docker engine (or what speaks its protocol) answers. */
const dockerAnswers = async (): Promise<boolean> => {
  const { getContainerRuntimeClient } = await import('testcontainers');
  return getContainerRuntimeClient().then(
    () => true,
    () => false,
  );
};

/**
 * The first way that is open: an address given by the variable, a container, a program of this machine.
 * @param own never the given one: for a test that kills the server
 * @throws NotHere naming all three; missing infrastructure fails, it never skips
 */
export const firstWay = async <S>(ways: Ways<S>, own = false): Promise<S> => {
  const address = own ? undefined : process.env[ways.variable];
  if (address) return ways.given(address);
  if (await dockerAnswers()) return ways.container();
  try {
    return await ways.native();
  } catch (error) {
    if (!(error instanceof NotHere)) throw error;
    throw new NotHere(
      `No ${ways.name} (${error.message}). Three ways to get one: set ${ways.variable} to the address of a server for tests; start a Docker engine; have ${ways.needs} on this machine.`,
    );
  }
};
