import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import { commands, countyPolicy, type Role } from '@duban/contracts';
import { strToU8, zipSync } from 'fflate';
import pg from 'pg';
import { type Client, concurrently } from './client';
import { type World } from './county';
import { Dice, put, textPlaces, valid } from './generate';
import { filled, type Operation, operationsOf } from './operations';
import { kindAt, kinds } from './places';
import { type Opened } from './platform';
import { readPolicy } from './policy';

/** Stands in every marked text: what is found of it afterwards was stored. */
const TRACE = 'CMARKED';
const marks = ['绝密★长期', '机密★5年', '秘密☆', '【机密】', '秘 密 ★ 10年', '机​密★'] as const;
const innocent = [
  '县保密局办公用房',
  '秘密武器',
  '保密工作会议',
  '绝密飞行观影活动',
  '商业秘密保护',
  '机密级计算机房搬迁',
] as const;

/** C1: what is marked as a state secret is kept nowhere, at whatever entrance it comes; what only sounds like it passes. */
export const classifiedSuite = (given: () => { platform: Opened; client: Client; world: World }): void => {
  type Place = { operation: Operation; place: string[]; token: string; address: string; base: unknown };
  let places: Place[];

  beforeAll(async () => {
    const { platform, world } = given();
    const policy = readPolicy();
    places = [];
    for (const operation of operationsOf(platform.document)) {
      const name = Object.keys(commands).find(
        (each) =>
          operation.key.endsWith(`s/{id}/${each.slice(each.indexOf('.') + 1)}`) &&
          operation.key.includes(`/${each.slice(0, each.indexOf('.'))}s/`),
      );
      if (!operation.body || !name) continue;
      const who = [...(policy.get(operation.key) as ReadonlySet<Role>)][0] as Role;
      const token = await platform.token(world.own.person(who, 'lead'));
      const ids = operation.placeholders.map(
        (at) => [at, world.ownThings[kindAt(operation.path, at)] ?? kinds.matter.missing()] as const,
      );
      const address = filled(operation.path, Object.fromEntries(ids));
      for (const place of textPlaces(operation.body)) {
        const base = bodyWith(name as keyof typeof commands, operation, place);
        if (base !== undefined) places.push({ operation, place, token, address, base });
      }
    }
  }, 60_000);

  const send = (client: Client, { token, address, base, place }: Place, text: string) =>
    client.send({
      method: 'POST',
      path: address,
      token,
      body: JSON.stringify(put(base, place, text)),
      headers: { 'idempotency-key': randomUUID() },
    });

  it('C1 每个命令的每个文字项:带密级标志的都不收', async () => {
    const { client } = given();
    const taken: string[] = [];
    let count = 0;
    await concurrently(places, 6, async (place) => {
      for (const mark of marks) {
        count += 1;
        const { status, text } = await send(client, place, `${mark} ${TRACE}`);
        // Too long for the place or not of its form: refused as well, and before the gate.
        if (!(status === 422 && text.includes('matter.classified')) && status !== 400)
          taken.push(`${place.operation.key} ${place.place.join('.')} “${mark}”: ${status} ${text.slice(0, 90)}`);
      }
    });
    process.stdout.write(
      `    ${places.length} text places, ${count} marked texts, ${taken.length} not refused as classified\n`,
    );
    expect(taken).toEqual([]);
  }, 120_000);

  it('C1 只是提到的照收:没有一个因此被拒', async () => {
    const { client } = given();
    const refused: string[] = [];
    await concurrently(places, 6, async (place) => {
      const { text } = await send(client, place, innocent[places.indexOf(place) % innocent.length] as string);
      if (text.includes('classified'))
        refused.push(`${place.operation.key} ${place.place.join('.')}: ${text.slice(0, 90)}`);
    });
    expect(refused).toEqual([]);
  }, 120_000);

  it('C1 命令以外的文字入口:表单步骤的变量(键、值、任意深处)、移动理由、区划名称、幂等键', async () => {
    const { client, platform, world } = given();
    const deep = (levels: number): unknown => (levels === 0 ? `机密★5年 ${TRACE}` : { a: [deep(levels - 1)] });
    const todo = `/api/todos/${world.ownThings.todo}/complete`;
    const asked: [Role, string, string, unknown, Record<string, string>][] = [
      ['SUPERVISOR', 'POST', todo, { variables: { note: `机密★5年 ${TRACE}` } }, {}],
      ['SUPERVISOR', 'POST', todo, { variables: { [`机密★5年 ${TRACE}`]: 1 } }, {}],
      ['SUPERVISOR', 'POST', todo, { variables: deep(40) }, {}],
      [
        'SUPERVISION_CHIEF',
        'POST',
        `/api/instances/${world.ownThings.instance}/move`,
        { reason: `机密★5年 ${TRACE}` },
        {},
      ],
      ['SYSTEM_ADMIN', 'POST', '/api/regions/import', [{ code: '990121009', name: `机密★5年 ${TRACE}` }], {}],
      ['SUPERVISOR', 'POST', '/api/source-document-splits', { text: `机密★5年 ${TRACE}`, issuedOn: '2026-03-02' }, {}],
      ['SYSTEM_ADMIN', 'POST', '/api/calendar-previews', { text: `机密★5年 ${TRACE}`, year: 2027 }, {}],
    ];
    for (const [role, method, at, body, headers] of asked) {
      const token = await platform.token(world.own.person(role));
      const answer = await client.send({ method, path: at, token, body: JSON.stringify(body), headers });
      expect({ at, status: answer.status, text: answer.text }).toMatchObject({
        status: 422,
        text: expect.stringContaining('matter.classified'),
      });
    }
    const clerk = await platform.token(world.own.person('SYSTEM_ADMIN'));
    const key = Buffer.from(`机密★5年 ${TRACE}`).toString('latin1');
    const unit = { name: '水利局', shortName: '水利局', region: '990121', isSupervisionBody: false, isSubject: true };
    const answer = await client.send({
      method: 'POST',
      path: `/api/units/${randomUUID()}/register`,
      token: clerk,
      body: JSON.stringify(unit),
      headers: { 'idempotency-key': key },
    });
    expect(answer.status).toBe(400);
  }, 60_000);

  it('C1 文件:名字、文本、docx、xlsx、pdf、压缩包,从每个收文件的入口进来都不收', async () => {
    const { platform, world } = given();
    const entrances: readonly (readonly [Role, string])[] = [
      ['INTAKE_CLERK', '/api/attachments'],
      ['SYSTEM_ADMIN', '/api/calendar-previews/file'],
      ['SUPERVISOR', '/api/source-document-splits/file?issuedOn=2026-03-02'],
      ['LIAISON', '/api/progress-import'],
    ];
    let count = 0;
    const upload = async (
      role: Role,
      at: string,
      name: string,
      bytes: Uint8Array,
    ): Promise<{ status: number; text: string }> => {
      const form = new FormData();
      form.append('file', new Blob([Uint8Array.from(bytes)]), name);
      const headers = { authorization: `Bearer ${await platform.token(world.own.person(role, 'lead'))}` };
      const response = await fetch(`${platform.url}${at}`, { method: 'POST', headers, body: form });
      count += 1;
      return { status: response.status, text: await response.text() };
    };
    for (const [role, at] of entrances)
      for (const [name, bytes] of files(`机密★5年 ${TRACE}`))
        expect({ at, name, ...(await upload(role, at, name, bytes)) }).toMatchObject({
          status: 422,
          text: expect.stringContaining('file.classified'),
        });
    for (const [name, bytes] of files('关于县保密局秘密武器展的请示'))
      expect({
        name,
        ...(await upload('INTAKE_CLERK', '/api/attachments', name.replace(/^.*\./, '请示.'), bytes)),
      }).toMatchObject({ status: 201 });
    process.stdout.write(`    ${count} files\n`);
  }, 60_000);

  it('C1 事后在每张表、每个文件里找:一个字也没有留下;任意次序的命令也没有使流程出异常', async () => {
    const { platform } = given();
    await platform.settled();
    expect(await storedIn(platform.database, TRACE)).toEqual([]);
    expect(filesWith(platform.dataDir, TRACE)).toEqual([]);
  }, 60_000);
};

/** A body the command takes in which the place is there. */
const bodyWith = (name: keyof typeof commands, { key, body = {} }: Operation, place: readonly string[]): unknown => {
  if (key === 'POST /api/schemes/{id}/draft') return { base: countyPolicy.version, policy: countyPolicy };
  for (let seed = 1; seed < 300; seed += 1) {
    const made = valid(body, new Dice(seed), 0.8);
    if (at(made, place) !== undefined && commands[name].input.safeParse(made).success) return made;
  }
  return undefined;
};
const at = (value: unknown, [key, ...rest]: readonly string[]): unknown =>
  key === undefined ? value : at((value as Record<string, unknown> | undefined | null)?.[key], rest);

/** The same words in every kind of file in which they can be read. */
const files = (text: string): [string, Uint8Array][] => {
  const part = (type: string, name: string): string =>
    `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/${name}" ContentType="application/vnd.openxmlformats-officedocument.${type}.main+xml"/></Types>`;
  const docx = zipSync({
    '[Content_Types].xml': strToU8(part('wordprocessingml.document', 'word/document.xml')),
    'word/document.xml': strToU8(`<w:document><w:p><w:t>${text}</w:t></w:p></w:document>`),
  });
  const xlsx = zipSync({
    '[Content_Types].xml': strToU8(part('spreadsheetml.sheet', 'xl/workbook.xml')),
    'xl/workbook.xml': strToU8('<workbook/>'),
    'xl/sharedStrings.xml': strToU8(`<sst><si><t>${text}</t></si></sst>`),
  });
  const hex = Buffer.from(text, 'utf16le').swap16().toString('hex');
  const codes = [...new Set(hex.match(/.{4}/g))].map((code) => `<${code}> <${code}>`).join(' ');
  const stream = (object: number, content: string): Buffer =>
    Buffer.concat([
      Buffer.from(`${object} 0 obj <</Filter /FlateDecode>>\nstream\n`),
      deflateSync(content),
      Buffer.from('\nendstream endobj\n'),
    ]);
  const pdf = Buffer.concat([
    Buffer.from('%PDF-1.7\n1 0 obj <</ToUnicode 3 0 R>> endobj\n'),
    stream(3, `beginbfchar ${codes} endbfchar`),
    Buffer.from('5 0 obj <</Font <</F1 1 0 R>>>> endobj\n'),
    stream(6, `BT /F1 16 Tf <${hex}> Tj ET`),
  ]);
  return [
    ['a.txt', strToU8(text)],
    ['b.txt', Buffer.from(`\ufeff${text}`, 'utf16le')],
    [`${text}.txt`, strToU8('正文')],
    ['a.docx', docx],
    ['a.xlsx', xlsx],
    ['a.pdf', pdf],
    ['a.zip', zipSync({ 'b.docx': docx })],
    ['b.zip', zipSync({ [`${text}.txt`]: strToU8('正文') })],
  ];
};

const storedIn = async (database: string, text: string): Promise<string[]> => {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
    );
    const found: string[] = [];
    for (const { name } of rows)
      if ((await client.query(`select 1 from ${name} t where strpos(t::text, $1) > 0 limit 1`, [text])).rows.length > 0)
        found.push(name);
    return found;
  } finally {
    await client.end();
  }
};
const filesWith = (folder: string, text: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file).isFile() && (file.includes(text) || readFileSync(file).includes(text)));
