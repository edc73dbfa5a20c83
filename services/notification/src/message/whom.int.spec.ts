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

describe('协调 (SP-4)', () => {
  it('提请与结果告知所涉及的单位; 没有涉及的单位收不到, 承办单位只收一份', async () => {
    const [own, party, other] = [await liaison(), await liaison(), await liaison()];
    const matter = await run.matter();
    const assignmentId = await run.issued(matter, unitOf(own), '主办的任务');
    await run.issued(matter, unitOf(other), '协办的任务', 'CO');
    const stream = randomUUID();
    const parties = [own, party].map((person) => ({ id: unitOf(person), name: unitOf(person) }));
    const of = { assignmentId, matterId: matter };
    await run.fact('coordination.requested.v1', { matter, stream }, { ...of, coordinationId: stream, parties });
    await run.settled();
    expect(await titles(party)).toEqual(['协调涉及本单位']);
    await run.fact('coordination.resolved.v1', { matter, stream }, { assignmentId, decision: '由水利局牵头' });
    await run.settled();
    expect((await titles(party)).sort()).toEqual(['协调涉及本单位', '协调结果'].sort());
    expect((await titles(own)).filter((title) => title === '协调结果')).toHaveLength(1);
    for (const person of [own, other]) expect(await titles(person)).not.toContain('协调涉及本单位');
  });
});

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
