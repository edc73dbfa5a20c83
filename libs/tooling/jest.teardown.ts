import { testRun } from './jest.run';

module.exports = async (): Promise<void> => {
  for (const stop of testRun.stops.reverse()) await stop();
};
