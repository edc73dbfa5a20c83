import { givenAdapters, runAlone } from '@duban/host';
import { definition } from './app.module';

void runAlone(() => definition, givenAdapters);
