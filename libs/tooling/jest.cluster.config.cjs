/** The scenarios once more: every service a process of its own, facts over Kafka, diagrams in Camunda's engine. */
module.exports = {
  ...require('./jest.e2e.config.cjs'),
  roots: ['<rootDir>/e2e/scenarios'],
  // They test the program of the one-process shape (e2e/README.md).
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/(start|instruction)\\.e2e\\.'],
  globalSetup: `${__dirname}/jest.cluster.setup.ts`,
  globalTeardown: `${__dirname}/jest.teardown.ts`,
};
