import { randomUUID } from 'node:crypto';
import { type MessageView, type Page } from '@duban/contracts';
import { type Person, runNotification } from '../running.samples';

let run: Awaited<ReturnType<typeof runNotification>>;
beforeAll(async () => {
  run = await runNotification();
});
afterAll(() => run.close());

let units = 0;
const liaison = (): Promise<Person> => run.appointed(`联络员${(units += 1)}`, ['LIAISON', 'HANDLER'], `unit-${units}`);
const unitOf = (person: Person): string => person.units[0] as string;
const titles = async (person: Person): Promise<string[]> =>
  (await run.call<Page<MessageView>>('GET', '/api/messages', person)).body.items.map(({ title }) => title);

describe('再分解 (5.1 承办)', () => {
  it('分解出去的任务的协办意见发给分解的单位, 不发给事项的主办单位', async () => {
    const [lead, co, town] = [await liaison(), await liaison(), await liaison()];
    const matter = await run.matter();
    await run.issued(matter, unitOf(lead), '主办的任务');
    const whole = await run.issued(matter, unitOf(co), '协办的任务', 'CO');
    const part = randomUUID();
    const unit = { id: unitOf(town), name: '柳汀镇' };
    const parent = { assignmentId: whole, unit: { id: unitOf(co), name: '交通局' } };
    await run.fact(
      'assignment.issued.v1',
      { matter, stream: part },
      { unit, role: 'CO', title: '分解的任务', matterId: matter, parent },
    );
    await run.fact('assignment.opinion-submitted.v1', { matter, stream: part }, { opinion: '便道已修通' });
    await run.settled();
    expect(await titles(co)).toContain('协办意见');
    expect(await titles(lead)).not.toContain('协办意见');
    await run.fact('assignment.opinion-submitted.v1', { matter, stream: whole }, { opinion: '均已办妥' });
    await run.settled();
    expect(await titles(lead)).toContain('协办意见');
  });
});
