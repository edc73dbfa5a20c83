import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { closedLoad } from './http-load.mjs';
import { program } from './programs.mjs';
import { analyze } from './single-statement.mjs';

/** The reference route in Nest, Express and TypeORM entities (`reference-typeorm`), a process of its own like ours. */
export const typeorm = async (later, url, count, { state }, { secret, draftOf }) => {
  const server = program(later, 'e2e/dist/bench/reference-typeorm/server.js', [], {
    DUBAN_DATABASE_URL: url,
    DUBAN_SESSION_SECRET: secret,
  });
  const [, address] = await server.seen(/listening (http:\S+)/);
  const ids = Array.from({ length: count }, () => randomUUID());
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  await owner.query(
    `insert into matter (id, region, version, status, title, "registeredAt", state)
     select id, '990121', 1, 'REGISTERED', $2::jsonb -> 'registration' ->> 'title', now(), $2 from unnest($1::uuid[]) as id`,
    [ids, state],
  );
  await owner.end();
  await analyze(url);
  let turn = 0;
  const next = () => draftOf(ids[turn++ % ids.length]);
  return ({ at, seconds }) => closedLoad(address, { at, seconds, next });
};
