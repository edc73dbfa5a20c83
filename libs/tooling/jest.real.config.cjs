/** What needs servers that do not come with duban (Kafka, Camunda): `*.real.spec.ts`. */
const { testPathIgnorePatterns: _, ...ordinary } = require('./jest.config.cjs');
module.exports = {
  ...ordinary,
  testMatch: ['**/*.real.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  globalSetup: `${__dirname}/jest.real.setup.ts`,
  testSequencer: `${__dirname}/jest.real.sequencer.cjs`,
  testTimeout: 180_000,
};
