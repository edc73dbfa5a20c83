import path from 'node:path';
import { givenAdapters, runAlone } from '@duban/host';
import { definition } from './app.module';

const processes = path.resolve(__dirname, '../../../bpmn/processes');

void runAlone(() => definition({ processes }), givenAdapters);
