import { giveBackMemory, notStarted, stopOnSignal } from '@duban/host';
import { startEngine } from './app.module';

startEngine().then((engine) => {
  stopOnSignal(engine.close);
  giveBackMemory();
}, notStarted);
