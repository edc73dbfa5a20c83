import { giveBackMemory, notStarted, stopOnSignal } from '@duban/host';
import { startEdge } from './app.module';

startEdge().then((edge) => {
  stopOnSignal(edge.close);
  giveBackMemory();
}, notStarted);
