import { accessSuite } from './access.suite';
import { classifiedSuite } from './classified.suite';
import { Client } from './client';
import { openWorld, type World } from './county';
import { fuzzSuite } from './fuzz.suite';
import { pathsSuite } from './paths.suite';
import { type Opened, openPlatform } from './platform';
import { rowsSuite } from './rows.suite';
import { tokensSuite } from './tokens.suite';

/** The suites that need the whole platform: it is started once for all of them. */
let platform: Opened;
let client: Client;
let world: World;
beforeAll(async () => {
  platform = await openPlatform();
  client = new Client(platform.url);
  world = await openWorld(platform, client);
}, 300_000);
afterAll(async () => {
  client?.close();
  await platform?.close();
}, 60_000);
const given = () => ({ platform, client, world });

describe('S1 谁可以办什么', () => accessSuite(given));
describe('S6 路径', () => pathsSuite(given));
describe('S7 令牌', () => tokensSuite(given));
describe('S5 乱写的请求', () => fuzzSuite(given, 10_000));
describe('C1 国家秘密', () => classifiedSuite(given));
describe('S2 行级安全', () => rowsSuite(given));
