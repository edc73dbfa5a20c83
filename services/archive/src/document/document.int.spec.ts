import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { type FactType } from '@duban/contracts';
import { runJob, type Running, type ServiceEnv, startServices } from '@duban/host';
import { eventually } from '@duban/testing';
import { REGION, testHost, type TestHost } from '@duban/testing/host';
import { strFromU8, unzipSync } from 'fflate';
import { definition } from '../app.module';
import { checklistOf, materialsOf } from '../dossier/materials';
import { namedFiles } from './sweep';

const region = REGION;
let host: TestHost;
let running: Running;
let env: ServiceEnv;

beforeAll(async () => {
  host = await testHost();
  host.setNow('2026-12-31T01:00:00.000Z');
  running = await startServices(
    [{ ...definition, commands: [], start: async (given) => void (env = given) }],
    host.options,
  );
});
afterAll(async () => {
  await running.close();
  await host.close();
});

const matterId = randomUUID();
const notice = {
  region,
  kind: 'URGE_NOTICE',
  matterId,
  matterNo: '清督〔2026〕PB-0001',
  assignmentId: randomUUID(),
  assignmentNo: '清督〔2026〕PB-0001-01',
  unit: { id: 'water', name: '水利局' },
  title: '关于柳汀镇鹭洲村饮水工程断供问题的办理',
  color: 'BLUE',
  requirement: '立即抢修',
  dueAt: '2026-12-30T15:59:59.000Z',
  overdueDays: 1,
  signedBy: '甄守拙',
  round: 1,
};
/** The words of a kept docx. */
const textOf = async (digest: string): Promise<string> => {
  const parts = unzipSync(await buffer(env.attachments.open(digest)));
  return strFromU8(parts['word/document.xml'] as Uint8Array).replace(/<[^>]*>/g, '');
};
const issue = (key: string, variables: object = notice): Promise<Record<string, unknown>> => {
  const [binding] = definition.commands.filter(({ name }) => name === 'document.issue');
  return runJob(binding as NonNullable<typeof binding>, env, { key, variables: variables as Record<string, unknown> });
};

describe('督查单编号成文', () => {
  it('I-17 清政督催〔年〕连续编号,作业重来不另取号,跨年从1号起', async () => {
    const numbers = [];
    for (const key of ['1', '2', '2']) numbers.push((await issue(key))['documentNo']);
    host.setNow('2026-12-31T16:00:00.000Z');
    numbers.push((await issue('3', { ...notice, color: 'RED', finishBy: null }))['documentNo']);
    expect(numbers).toEqual([
      '清政督催〔2026〕1号',
      '清政督催〔2026〕2号',
      '清政督催〔2026〕2号',
      '清政督催〔2027〕1号',
    ]);
  });

  it('前次催办从任务的催办与督查单的事实而来,不算别的任务的', async () => {
    const told = async (stream: string, type: FactType, data: object): Promise<void> =>
      host.transport.publish([
        {
          specversion: '1.0',
          id: randomUUID(),
          source: '/duban/assignment',
          type,
          subject: stream,
          time: host.now(),
          datacontenttype: 'application/json',
          tenant: region,
          sequence: 1,
          partitionkey: matterId,
          actor: { id: 'd', name: '苗晓岚' },
          data: { by: { id: 'd', name: '苗晓岚' }, at: '2026-12-30T02:00:00.000Z', ...data },
        },
      ]);
    await told(notice.assignmentId, 'assignment.urged.v1', { channel: 'PHONE', content: '请尽快报送' });
    await told(notice.assignmentId, 'assignment.notice-served.v1', {
      color: 'BLUE',
      documentNo: '清政督催〔2026〕1号',
    });
    await told(randomUUID(), 'assignment.urged.v1', { channel: 'PHONE', content: '别的任务' });
    await eventually('the facts are kept', () => running.quiet());
    const { file } = (await issue('4')) as { file: { digest: string } };
    const text = await textOf(file.digest);
    expect(text).toContain('2026年12月30日催办\uff1a电话\uff1a请尽快报送');
    expect(text).toContain('2026年12月30日蓝单\uff1a清政督催〔2026〕1号');
    expect(text).not.toContain('别的任务');
  });

  it('R-711 督查单的公文归入案卷, 下达过的都在', async () => {
    await eventually('the documents are kept', () => running.quiet());
    const materials = await env.db.transaction({ scope: 'region', region }, (tx) => materialsOf(tx, matterId));
    const documents = materials.filter(({ type }) => type === 'document.issued.v1');
    expect(documents.length).toBeGreaterThanOrEqual(3);
    for (const { files } of documents) expect(files).toHaveLength(1);
    expect(checklistOf(materials)).toContainEqual({ name: '催办与督查单', present: true, required: true });
  });

  it('I-20 承办单位看得到督查单,别的单位看不到', async () => {
    const seen = async (unit: string): Promise<unknown[]> =>
      env.db.query({ scope: 'unit', region, units: [unit] }, 'select 1 from archive.document where matter_id = $1', [
        matterId,
      ]);
    expect((await seen('water')).length).toBeGreaterThan(0);
    expect(await seen('school')).toEqual([]);
  });

  it('成文的文件留着,事务没有办成的文件到时清掉', async () => {
    const cut = await env.attachments.put(Readable.from(['没有行写着它']), { maxBytes: 100, by: env.name });
    const [issued] = await env.db.query<{ digest: string }>(
      { scope: 'all' },
      `select state #>> '{file,digest}' as digest from archive.document limit 1`,
    );
    expect(await env.attachments.sweep(env.name, namedFiles(env), 0)).toBe(1);
    expect(env.attachments.has(cut.digest)).toBe(false);
    expect(env.attachments.has(issued?.digest ?? '')).toBe(true);
  });
});
