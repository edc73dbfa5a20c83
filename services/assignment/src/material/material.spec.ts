import { countyPolicy, type InspectionFact, type MaterialFact } from '@duban/contracts';
import { specFor } from '@duban/testing';
import { by, desk, matterId, named, stranger, water } from '../assignment/assignment.samples';
import { inspection } from '../inspection/inspection';
import { access } from './commands/access';
import { giveBack } from './commands/return';
import { material } from './material';

const given = specFor(material, countyPolicy);
const matter = { matterNo: '清督〔2026〕DX-0001', matterTitle: '老旧小区改造' };
const visit = (mode: string) => {
  const data = {
    ...{ matterId, mode, purpose: '改造', subjects: [water], points: [], methods: ['INSPECT'], team: [named(desk)] },
    ...{ ...matter, fromOn: '2026-03-02', untilOn: '2026-03-06', teamId: 't1', version: 1, approvedBy: named(desk) },
    ...{ ...by(desk), region: '990121', urgency: 'NORMAL' },
  };
  const set = { type: 'inspection.set-out.v1', data } as unknown as InspectionFact;
  return { inspection: inspection.evolve(inspection.initial, set) };
};
const list = {
  ...{ matterId, inspectionId: 'i1', unit: water, handedOverBy: '訾宁', receivedOn: '2026-03-03' },
  items: [{ name: '改造台账', copies: 1, form: 'ORIGINAL' as const }],
};
const asking = (mode: string, change: object = {}, actor = desk) =>
  given().when(access, { ...list, ...change }, { actor, lookup: visit(mode) });
const accessed = { type: 'material.accessed.v1', data: { ...list, ...matter, region: '990121', ...by(desk) } } as const;

describe('R-109 调阅资料', () => {
  it('核查人员向明查的对象调阅, 列明资料、移交人', () => asking('OPEN_VISIT').then(accessed as MaterialFact));
  it('暗访不能调阅; 方案以外的单位、不在组里的人不行', () => {
    asking('COVERT_VISIT').refused('material.covert');
    asking('OPEN_VISIT', { unit: { id: 'town', name: '柳汀镇' } }).refused('material.outside', { unit: '柳汀镇' });
    asking('OPEN_VISIT', {}, stranger).refused('inspection.not-in-team');
  });
  it('归还一次, 写明谁接收', () => {
    const back = { takenBackBy: '訾宁', returnedOn: '2026-03-05' };
    given().when(giveBack, back, { actor: desk }).refused('material.wrong-status');
    const returned = { type: 'material.returned.v1', data: { ...back, ...by(desk) } } as const;
    given(accessed as MaterialFact)
      .when(giveBack, back, { actor: desk })
      .then(returned);
    given(accessed as MaterialFact, returned)
      .when(giveBack, back, { actor: desk })
      .refused('material.wrong-status', { status: '已经归还' });
  });
});
