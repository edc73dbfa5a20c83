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
});
