const ownEngine = process.env.DUBAN_E2E_ENGINE === 'embedded';

/**
 * The scenarios once more: every service a process of its own, facts over Kafka, diagrams in Camunda's engine, or with
 * DUBAN_E2E_ENGINE=embedded in duban's own.
 */
module.exports = {
  ...require('./jest.e2e.config.cjs'),
  roots: ['<rootDir>/e2e/scenarios'],
  testPathIgnorePatterns: [
    ...['/node_modules/', '/dist/'],
    // They test the program of the one-process shape (e2e/README.md).
    '/(start|instruction)\\.e2e\\.',
    // What they show does not depend on the number of processes, and the whole run has its time (e2e/README.md).
    '/(informant|covert|research|responsibility)\\.e2e\\.',
    // What stands between persons' steps is asked of the engine; Camunda's engine in memory cannot be searched.
    ...(ownEngine ? [] : ['/diagram\\.e2e\\.']),
  ],
  // The scenarios share one Kafka and one engine, and each empties them.
  maxWorkers: 1,
  globalSetup: `${__dirname}/jest.cluster.setup.ts`,
  globalTeardown: `${__dirname}/jest.teardown.ts`,
};
