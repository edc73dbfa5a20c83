// The same suites on servers that do not come with duban. Missing servers fail; the message names the ways to get them.
import { conclude, jest } from './suite.mjs';

await conclude(() => jest('adapters on Kafka and PostgreSQL', 'libs/tooling/jest.real.config.cjs'));
