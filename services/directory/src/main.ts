import { givenAdapters, runAlone } from '@duban/host';
import { definition } from './app.module';
import { directoryVariables } from './config';

void runAlone(
  ({ DUBAN_REGION: region, DUBAN_ADMIN_PASSWORD: adminPassword }) =>
    definition({ region, adminPassword, say: (line) => void process.stdout.write(`${line}\n`) }),
  givenAdapters,
  directoryVariables,
);
