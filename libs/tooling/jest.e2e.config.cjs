/** The platform through HTTP and a browser only: what `npm start` runs, in its own data folder. */
const { transform, transformIgnorePatterns, moduleNameMapper } = require('./jest.config.cjs');
module.exports = {
  rootDir: `${__dirname}/../..`,
  roots: ['<rootDir>/e2e'],
  testMatch: ['**/*.e2e.spec.ts'],
  modulePathIgnorePatterns: ['/dist/'],
  moduleNameMapper,
  transform,
  transformIgnorePatterns,
  maxWorkers: 2,
  testTimeout: 600_000,
};
