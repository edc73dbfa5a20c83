import { givenAdapters, runAlone } from '@duban/host';
import { definition } from './app.module';
import { notificationOptions, notificationVariables } from './config';

void runAlone((variables) => definition(notificationOptions(variables)), givenAdapters, notificationVariables);
