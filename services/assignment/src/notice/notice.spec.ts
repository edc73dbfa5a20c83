import { countyPolicy, type NoticeFact } from '@duban/contracts';
import { NOW, specFor } from '@duban/testing';
import { draft } from './commands/draft';
import { sign } from './commands/sign';
import { notice } from './notice';

const given = specFor(notice, countyPolicy);
const matterId = '0b9f4b52-6d0e-4c1e-9a55-3c1f6e7a9d10';
const by = { by: { id: '3f6e2f0a-7f0c-4b59-8a05-6a4f3c1e2b10', name: '苗晓岚' }, at: NOW };
const line = (role: 'LEAD' | 'CO' | 'SEPARATE', name: string) => ({
  role,
  unit: { id: name, name },
  responsibleLeader: { id: 'l', name: '负责人' },
  requirement: '办理',
  deadline: { unit: 'WORKDAY' as const, amount: 3 },
});
const text = { title: '督办通知', text: '请办理', contact: '苗晓岚' };
const command = { ...text, lines: [line('LEAD', '水利局'), line('CO', '柳汀镇')] };
const fact = (type: NoticeFact['type'], data: object): NoticeFact => ({ type, data }) as NoticeFact;
const drafted = (round = 1, lines = command.lines) =>
  fact('notice.drafted.v1', { ...command, lines, ...by, region: '990121', matterId, round });
const ids = ['a1', 'a2'];
const signed = fact('notice.signed.v1', {
  ...by,
  ...text,
  agree: true,
  opinion: '',
  round: 1,
  lines: command.lines.map((l, i) => ({ ...l, assignmentId: ids[i], serial: i + 1 })),
});
const drafting = { matterId, subjects: {}, plan: null, dueDays: [] };
const draftWith = (...lines: ReturnType<typeof line>[]) =>
  given().when(draft, { ...text, lines }, { lookup: drafting });

describe('I-2 主办只有一个, 协办随主办, 分办不与主协办并用', () => {
  it('一个主办加协办', () => draftWith(...command.lines).then(drafted()));
  it('全部分办', () => expect(draftWith(line('SEPARATE', '甲'), line('SEPARATE', '乙')).facts()).toHaveLength(1));
  it('两个主办被拒', () => draftWith(line('LEAD', '甲'), line('LEAD', '乙')).refused('notice.one-lead'));
  it('只有协办被拒', () => draftWith(line('CO', '甲')).refused('notice.one-lead'));
  it('分办与主办并用被拒', () =>
    draftWith(line('LEAD', '甲'), line('SEPARATE', '乙')).refused('notice.separate-alone'));
  it('同一单位列两次被拒', () =>
    draftWith(line('LEAD', '甲'), line('CO', '甲')).refused('notice.unit-twice', { unit: '甲' }));
});

describe('签发', () => {
  it('同意即成为承办任务, 依次编号', () =>
    given(drafted())
      .when(sign, { agree: true, opinion: '' }, { lookup: { ids, firstSerial: 1 } })
      .then(signed));
  it('不同意退回重拟', () => {
    const no = { agree: false, opinion: '时限过短' };
    given(drafted())
      .when(sign, no, { lookup: { ids, firstSerial: 1 } })
      .then(fact('notice.returned.v1', { ...by, ...no }));
  });
  it('未拟稿、已签发的不能签发', () => {
    given()
      .when(sign, { agree: true, opinion: '' }, { lookup: { ids, firstSerial: 1 } })
      .refused('notice.wrong-status');
    given(drafted(), signed)
      .when(sign, { agree: true, opinion: '' }, { lookup: { ids, firstSerial: 1 } })
      .refused('notice.wrong-status');
  });
  it('再批示的下一轮接着编号', () => {
    given(drafted(), signed).when(draft, command, { lookup: drafting }).then(drafted(2));
    const [again] = given(drafted(), signed, drafted(2))
      .when(sign, { agree: true, opinion: '' }, { lookup: { ids: ['b1', 'b2'], firstSerial: 3 } })
      .facts();
    expect(again?.data).toMatchObject({
      round: 2,
      lines: [
        { serial: 3, assignmentId: 'b1' },
        { serial: 4, assignmentId: 'b2' },
      ],
    });
  });
});
