import { chained, type Entry } from '@duban/persistence';
import { check, type Finding } from '../checker';
import { kept, type Office, openOffice } from '../checker/office.samples';

type Row = Entry & { position: string; hash: string };
const LINES = 6;

/** What who owns the database may do to a journal; each to a stream of its own. Gives the first line that is not as it was. */
const tamperings: Readonly<Record<string, (office: Office, stream: string) => Promise<number>>> = {
  改内容: edited(3, `data = '{"word":"改过"}'`),
  改经办人: edited(4, `meta = jsonb_set(meta, '{actor,name}', '"别人"')`),
  改命令编号: edited(4, `meta = jsonb_set(meta, '{commandId}', '"11111111-1111-4111-8111-111111111111"')`),
  改地区: edited(2, `region = '990122'`),
  改类型: edited(5, `type = 'case.dropped.v1'`),
  改散列: edited(5, `hash = repeat('0', 64)`),
  改时刻: edited(3, `at = at - interval '1 day'`),
  改事实编号: edited(3, `id = gen_random_uuid()`),
  删中间一行: removed(3, 3),
  删第一行: removed(1, 1),
  截去末行: removed(LINES, LINES - 1),
  '截去末行,行里的散列头也改': async (office, stream) => {
    await removed(LINES, LINES)(office, stream);
    await rechain(office, stream);
    return LINES - 1;
  },
  对调两行: async (office, stream) => {
    await office.sql('update desk.journal set version = -version where stream = $1 and version in (3, 4)', [stream]);
    await office.sql('update desk.journal set version = 7 + version where stream = $1 and version < 0', [stream]);
    return 3;
  },
  末尾添一行: async (office, stream) => {
    await forged(office, stream, LINES + 1);
    return LINES + 1;
  },
  '末尾添一行,散列接好': async (office, stream) => {
    await forged(office, stream, LINES + 1);
    await rechain(office, stream);
    return LINES + 1;
  },
  '中间插一行,后面的重编、散列重算': async (office, stream) => {
    await office.sql('update desk.journal set version = -version - 1 where stream = $1 and version >= 3', [stream]);
    await office.sql('update desk.journal set version = -version where stream = $1 and version < 0', [stream]);
    await forged(office, stream, 3);
    await rechain(office, stream);
    return 3;
  },
  '改内容,后面的散列全部重算': async (office, stream) => {
    await edited(3, `data = '{"word":"改过"}'`)(office, stream);
    await rechain(office, stream);
    return 3;
  },
};

function edited(version: number, change: string) {
  return async (office: Office, stream: string): Promise<number> => {
    await office.sql(`update desk.journal set ${change} where stream = $1 and version = $2`, [stream, version]);
    return version;
  };
}
function removed(version: number, seen: number) {
  return async (office: Office, stream: string): Promise<number> => {
    await office.sql('delete from desk.journal where stream = $1 and version = $2', [stream, version]);
    return seen;
  };
}
const forged = (office: Office, stream: string, version: number): Promise<unknown> =>
  office.sql(
    `insert into desk.journal select (jsonb_populate_record(null::desk.journal, to_jsonb(j) || jsonb_build_object(
       'position', nextval('desk.journal_position'), 'id', gen_random_uuid(), 'version', $2::int, 'data', '{"word":"伪造"}'::jsonb))).*
     from desk.journal j where stream = $1 and version = 2`,
    [stream, version],
  );
/** All hashes of a stream anew, and the head in its row: as one does who knows how the chain is made. */
const rechain = async (office: Office, stream: string): Promise<void> => {
  const rows = (await office.sql('select * from desk.journal where stream = $1 order by version', [
    stream,
  ])) as unknown as Row[];
  let head = '';
  for (const row of rows) {
    head = chained(head, row);
    await office.sql('update desk.journal set hash = $2 where position = $1', [row.position, head]);
  }
  await office.sql('update desk.case set head = $2 where id = $1', [stream, head]);
};

let office: Office;
beforeAll(async () => (office = await openOffice()), 60_000);
afterAll(() => office?.close());

it('S16 数据库超级用户怎样改动日志都查得出,并指出第一处', async () => {
  const streams = new Map<string, string>();
  const ids: string[] = [];
  while (ids.length < Object.keys(tamperings).length) {
    const stream = await office.opened();
    await office.noted(stream, ['一', '二', '三', '四', '五']);
    ids.push(stream);
  }
  // The stream that loses its first line is read first: there is none before it whose state it could go on from.
  ids.sort();
  const others = Object.keys(tamperings).filter((how) => how !== '删第一行');
  ['删第一行', ...others].forEach((how, i) => streams.set(how, ids[i] as string));
  await office.relayed();
  await office.handled();
  expect((await check({ databaseUrls: [office.url], kept })).findings).toEqual([]);

  const first = new Map<string, number>();
  for (const [how, tamper] of Object.entries(tamperings))
    first.set(how, await tamper(office, streams.get(how) as string));
  const { findings } = await check({ databaseUrls: [office.url], kept, limit: 1_000 });
  const found = (how: string): Finding | undefined =>
    findings
      .filter(
        ({ stream, matter }) => stream === streams.get(how) || (matter === streams.get(how) && stream === undefined),
      )
      .sort((a, b) => (a.version ?? Infinity) - (b.version ?? Infinity))[0];
  const missed = Object.keys(tamperings).filter((how) => !found(how));
  const elsewhere = Object.keys(tamperings)
    .filter((how) => found(how) && (found(how)?.version ?? first.get(how)) !== first.get(how))
    .map((how) => `${how}: ${found(how)?.version} (${found(how)?.what}), and not ${first.get(how)}`);
  process.stdout.write(
    `    ${streams.size} tamperings, ${streams.size - missed.length} found, ${elsewhere.length} at another line\n`,
  );
  expect(missed).toEqual([]);
  expect(elsewhere).toEqual([]);
}, 120_000);
