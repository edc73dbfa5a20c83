import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const pure = ['type:kernel', 'type:contracts'];
const specs = ['**/*.spec.ts', '**/*.contract.ts', '**/*.samples.ts', '**/conformance/**/*.ts'];

/** What may import what: kernel ← contracts ← port libraries ← host ← service. */
const depConstraints = [
  { sourceTag: 'type:kernel', onlyDependOnLibsWithTags: [], allowedExternalImports: [] },
  { sourceTag: 'type:contracts', onlyDependOnLibsWithTags: ['type:kernel'], allowedExternalImports: ['zod'] },
  { sourceTag: 'type:port', onlyDependOnLibsWithTags: [...pure, 'type:port'] },
  { sourceTag: 'type:host', onlyDependOnLibsWithTags: [...pure, 'type:port'] },
  {
    sourceTag: 'type:service',
    onlyDependOnLibsWithTags: [...pure, 'type:port', 'type:host', 'type:bpmn'],
    bannedExternalImports: ['kafkajs', '@camunda8/sdk', 'pg', '@nestjs/swagger'],
  },
  { sourceTag: 'type:platform', onlyDependOnLibsWithTags: [...pure, 'type:port', 'type:host', 'type:service'] },
  { sourceTag: 'type:console', onlyDependOnLibsWithTags: ['type:contracts'] },
  { sourceTag: 'type:bpmn', onlyDependOnLibsWithTags: [...pure] },
  { sourceTag: 'type:testing', onlyDependOnLibsWithTags: [...pure, 'type:port', 'type:host'] },
  { sourceTag: 'type:tooling', onlyDependOnLibsWithTags: [] },
  {
    sourceTag: 'type:e2e',
    onlyDependOnLibsWithTags: [...pure, 'type:port', 'type:host', 'type:testing', 'type:platform'],
  },
];
const boundaries = (constraints) => [
  'error',
  { enforceBuildableLibDependency: false, allow: [], depConstraints: constraints },
];

export default tseslint.config(
  {
    ignores: ['**/dist/**', '**/node_modules/**', '.nx/**', '.duban/**', '.cache/**', '**/generated/**'],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...tseslint.configs.recommended],
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': boundaries(depConstraints),
      'max-lines': ['error', { max: 300 }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
    },
  },
  {
    files: ['libs/**/*.ts', 'services/**/*.ts', 'bpmn/**/*.ts', 'e2e/**/*.ts'],
    ignores: ['services/console/**'],
    languageOptions: { parserOptions: { project: ['libs/tooling/tsconfig.check.json'], tsconfigRootDir: root } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  // Jest's global setup runs before its module mapping: it names files.
  { files: ['libs/tooling/jest.*.ts'], rules: { '@nx/enforce-module-boundaries': 'off' } },
  // Specs alone import the testing library, and across layers what they set up.
  {
    files: specs,
    rules: {
      '@nx/enforce-module-boundaries': boundaries([{ sourceTag: '*', onlyDependOnLibsWithTags: ['*'] }]),
      'no-restricted-syntax': [
        'error',
        { selector: "MemberExpression[property.name='only']", message: 'A narrowed run hides the other tests.' },
        {
          selector: 'MemberExpression[property.name=/^(skip|todo)$/]',
          message: 'A skipped test looks green: delete or mend it.',
        },
      ],
    },
  },
  {
    files: ['libs/**/*.ts', 'services/**/*.ts'],
    ignores: [...specs, '**/config.ts', '**/*.config.ts', 'libs/testing/**', 'libs/tooling/jest.*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Variables are read in config.ts and nowhere else.' },
        {
          object: 'AbortSignal',
          property: 'any',
          message: 'Each call leaves something with the signals it is given, as long as those live: listen to each.',
        },
      ],
    },
  },
  // A decision is pure.
  {
    files: ['services/*/src/*/commands/**/*.ts', 'services/*/src/*/rules/**/*.ts'],
    ignores: specs,
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^(?!\\.\\.?/|@duban/(kernel|contracts)$)',
              message:
                'A decision is pure: import only @duban/kernel, @duban/contracts and siblings. Time, ids and look-ups come in through the context.',
            },
            { regex: '\\.(store|http|jobs|listener|queries)$', message: 'A decision never sees the shell.' },
          ],
        },
      ],
      'no-restricted-globals': ['error', 'process', 'fetch', 'setTimeout', 'setInterval', 'crypto', 'performance'],
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Take `now` from the context.' },
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: 'Take `now` from the context.',
        },
        {
          selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
          message: 'Pass randomness in.',
        },
      ],
    },
  },
  // Only app.module.ts and the platform choose an adapter.
  {
    files: ['services/**/*.ts'],
    ignores: [
      ...specs,
      'services/*/src/app.module.ts',
      'services/platform/**',
      'services/*/src/*/commands/**',
      'services/*/src/*/rules/**',
    ],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: '@duban/messaging',
              importNames: ['postgresTransport', 'kafkaTransport'],
              message: 'Only app.module.ts chooses an adapter.',
            },
            { name: '@duban/documents', importNames: ['diskStore'], message: 'Only app.module.ts chooses an adapter.' },
            {
              name: '@duban/engine',
              message: 'The engine is reached through @duban/workflow; only app.module.ts chooses it.',
            },
          ],
        },
      ],
    },
  },
);
