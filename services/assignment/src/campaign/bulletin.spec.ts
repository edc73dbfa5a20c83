import { draftBulletin } from './commands/draft-bulletin';
import { publishBulletin } from './commands/publish-bulletin';
import { signBulletin } from './commands/sign-bulletin';
import { given, head, liuting, office, tongwu } from './campaign.samples';
import { chief, concluded, finding } from './field.samples';
import { withdrawnIn } from './finding-status';

const yes = { agree: true, opinion: '' };

describe('DX_Bulletin 情况通报', () => {
  const text = '三栋楼外墙渗水';
  const words = { negatives: [{ unit: liuting, text }], positives: [], requirements: '逐栋排查' };
  const naming = (disputed: string[] = [], withdrawn: string[] = []) => ({ disputed, withdrawn: new Set(withdrawn) });
  const drafting = (command: object = {}, lookup = naming()) =>
    given(...concluded).when(draftBulletin, { ...words, ...command }, { actor: chief, lookup });
  const [drafted] = drafting().facts();
  if (!drafted) throw new Error('nothing was drafted');
  const signing = (actor: typeof head, past = [...concluded, drafted], lookup = naming()) =>
    given(...past).when(signBulletin, yes, { actor, lookup });
  it('没有查出问题的、正在复核的不能点名批评; 方案以外的不能有', () => {
    drafting({ negatives: [{ unit: tongwu, text }] }).refused('campaign.bulletin-unfounded', { unit: '桐坞乡' });
    drafting({}, naming([liuting.id])).refused('campaign.bulletin-disputed', { unit: '柳汀镇' });
    const outside = { unit: { id: 'roads', name: '交通局' }, text };
    drafting({ positives: [outside] }).refused('campaign.subject-outside');
    drafting({ negatives: [] }).refused('campaign.bulletin-empty');
  });
  it('SP-7 查出的问题都经复核撤销的, 不能点名批评; 起草以后才申请复核、才撤销的, 签发时也不行', () => {
    const revoked = naming([], [finding.findingId]);
    drafting({}, revoked).refused('campaign.bulletin-unfounded', { unit: '柳汀镇' });
    signing(head, undefined, revoked).refused('campaign.bulletin-unfounded', { unit: '柳汀镇' });
    signing(head, undefined, naming([liuting.id])).refused('campaign.bulletin-disputed', { unit: '柳汀镇' });
    const sentBack = given(...concluded, drafted).when(
      signBulletin,
      { agree: false, opinion: '复核撤销了' },
      { actor: head, lookup: revoked },
    );
    expect(sentBack.facts()).toMatchObject([{ data: { agree: false, bulletin: null } }]);
  });
  it('I-16 有点名批评的只有行政首长能签发; 只有正面典型的办公室主任可以', () => {
    signing(office).refused('campaign.bulletin-head');
    expect(signing(head).facts()).toMatchObject([
      { data: { position: 'GOV_HEAD', bulletin: { units: [liuting, tongwu], overall: '总体有序' } } },
    ]);
    const [praise] = drafting({ negatives: [], positives: [{ unit: tongwu, text: '按期完工' }] }).facts();
    if (!praise) throw new Error('nothing was drafted');
    expect(signing(office, [...concluded, praise]).facts()).toMatchObject([{ data: { position: 'OFFICE_DIRECTOR' } }]);
  });
  it('一份只签一次, 签了的印发一次', () => {
    const [signed] = signing(head).facts();
    if (!signed) throw new Error('nothing was signed');
    signing(head, [...concluded, drafted, signed]).refused('campaign.no-bulletin');
    const publishing = (...more: typeof concluded) =>
      given(...concluded, drafted, ...more).when(
        publishBulletin,
        { matterId: 'm', documentNo: '清政督通〔2026〕1号' },
        { actor: chief },
      );
    publishing().thenNothing();
    const [published] = publishing(signed).facts();
    expect(published).toMatchObject({ data: { units: [liuting, tongwu] } });
    if (!published) throw new Error('nothing was published');
    publishing(signed, published).thenNothing();
  });
});

it('SP-7 复核撤销结论的, 它查出的问题都撤销; 变更的只撤销写明的; 维持的一个也不撤', () => {
  const of = (decision: string, withdrawn: string[]) =>
    withdrawnIn([
      {
        id: 'c1',
        state: {
          draft: { findings: [{ findingId: 'f1' }, { findingId: 'f2' }] },
          reconsidered: { decision, withdrawn: withdrawn.map((findingId) => ({ findingId, what: '' })) },
        },
      },
    ] as never);
  expect([...of('REVOKE', [])]).toEqual(['f1', 'f2']);
  expect([...of('AMEND', ['f2'])]).toEqual(['f2']);
  expect([...of('MAINTAIN', [])]).toEqual([]);
});
