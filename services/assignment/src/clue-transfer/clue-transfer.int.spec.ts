import { randomUUID } from 'node:crypto';
import { type ClueTransferView } from '@duban/contracts';
import { actor, givenOut, named, people } from '../assignment/given-out.samples';
import { runAssignment } from '../running.samples';

const { desk, chief, director, deputy, head } = people;
const mayor = actor('闻若川', ['GOV_HEAD'], ['gov']);

let service: Awaited<ReturnType<typeof runAssignment>>;
let county: ReturnType<typeof givenOut>;
beforeAll(async () => {
  service = await runAssignment();
  county = givenOut(service);
});
afterAll(() => service.close());

const at = (id: string, verb: string): string => `/api/clue-transfers/${id}/${verb}`;
const listed = async (by: typeof desk): Promise<ClueTransferView[]> =>
  (await service.get('/api/clue-transfers', by)).body as unknown as ClueTransferView[];

it('R-122 线索只有两位经办人和报批的行政首长看得到, 别人办理与没有这件线索一样', async () => {
  const matterId = await county.known({ category: 'SPECIAL', title: '某乡干部作风', urgency: 'URGENT' });
  const id = randomUUID();
  await county.done(at(id, 'register'), desk, {
    ...{ matterId, target: 'SUPERVISORY', concerning: '某乡干部', facts: '虚报项目套取资金', basis: '条例第二十三条' },
    ...{ partner: named(chief), approver: named(mayor) },
  });
  for (const one of [desk, chief, mayor])
    expect(await listed(one)).toMatchObject([{ id, status: 'REGISTERED', matterTitle: '某乡干部作风' }]);
  expect(await listed(director)).toEqual([]);
  for (const one of [deputy, head]) expect((await service.get('/api/clue-transfers', one)).status).toBe(403);
  const yes = { agree: true, opinion: '' };
  expect((await service.post(at(id, 'confirm'), director, yes)).status).toBe(404);
  await county.done(at(id, 'confirm'), chief, yes);
  await county.done(at(id, 'decide'), mayor, yes);
  const handover = { handedTo: '清槐县监察委员会', handedOn: '2026-03-03', receivedBy: '周正' };
  expect((await service.post(at(id, 'hand-over'), director, handover)).status).toBe(404);
  await county.done(at(id, 'hand-over'), chief, handover);
  await county.done(at(id, 'record-reply'), desk, { repliedOn: '2026-03-30', reply: '已立案' });
  expect(await listed(mayor)).toMatchObject([
    { status: 'HANDED_OVER', handedOver: { handlers: [named(desk), named(chief)] }, replied: { reply: '已立案' } },
  ]);
});
