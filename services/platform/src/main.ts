import { endEmbeddedLeftover } from '@duban/persistence';
import { dataDirOf, readArguments, usage } from './arguments';
import { earlyVariables } from './early/config';
import { fail, say } from './screen';

/** Runs the platform with the options of a command line. */
export const main = async (given: readonly string[]): Promise<void> => {
  try {
    const options = readArguments(given);
    if (options.help) return say(usage);
    // The database of a platform that was killed takes a second to end: as long as it takes to read the program (R1).
    const { dataDir, databaseUrl } = earlyVariables();
    if (!databaseUrl) endEmbeddedLeftover(dataDirOf(options, dataDir));
    const { run } = await import('./run.js');
    await run(options);
  } catch (error) {
    fail(error);
  }
};
