/** What needs servers that do not come with duban (Kafka, Camunda): `*.real.spec.ts`. */
const { testPathIgnorePatterns: _, ...ordinary } = require('./jest.config.cjs');
module.exports = {
  ...ordinary,
  testMatch: ['**/*.real.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  globalSetup: `${__dirname}/jest.real.setup.ts`,
  // Servers of the specs share the machine with them: one spec at a time.
  maxWorkers: 1,
  testTimeout: 180_000,
};
