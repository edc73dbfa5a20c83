import { Client } from 'pg';
import { migrate, NewerDatabase } from './index';
import { migrations, proofService, type ProofService } from './note.samples';

let service: ProofService;
beforeAll(async () => {
  service = await proofService();
});
afterAll(() => service.close());

describe('migrations', () => {
  it('run once, and a newer database is refused with the way out', async () => {
    await migrate(service.url, 'proof', migrations);
    const newer = migrate(service.url, 'proof', []);
    await expect(newer).rejects.toBeInstanceOf(NewerDatabase);
    await expect(newer).rejects.toThrow('数据库比本程序新');
  });

  it('tables older than the role for all regions let it in', async () => {
    const id = await service.opened();
    const owner = new Client({ connectionString: service.url });
    await owner.connect();
    await owner.query(`drop policy everywhere on proof.note; drop policy everywhere on proof.journal;
      delete from proof.migration where id = '0000-everywhere'`);
    await migrate(service.url, 'proof', migrations);
    const { rows } = await owner.query(
      `select tablename from pg_policies where schemaname = 'proof' and policyname = 'everywhere' order by 1`,
    );
    await owner.end();
    expect(rows.map(({ tablename }) => tablename)).toEqual(['command', 'journal', 'label', 'note']);
    expect(await service.journalOf(id)).toHaveLength(1);
  });
});
