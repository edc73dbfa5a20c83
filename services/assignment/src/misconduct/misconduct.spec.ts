import { countyPolicy, type MisconductFact } from '@duban/contracts';
import { specFor } from '@duban/testing';
import { by, desk, matterId, water } from '../assignment/assignment.samples';
import { record } from './commands/record';
import { misconduct } from './misconduct';

const given = specFor(misconduct, countyPolicy);
const matter = { matterNo: '清督〔2026〕DX-0001', matterTitle: '老旧小区改造', urgency: 'NORMAL' as const };
const sheet = {
  ...{ matterId, unit: water, kind: 'CONCEALMENT' as const, when: '2026-03-03 10:00', where: '局会议室' },
  ...{ facts: '称台账遗失,随后在柜中找到', demand: '当场提供', grave: false },
  evidence: [{ digest: 'a'.repeat(64), name: '录像.mp4', size: 10, mime: 'video/mp4' }],
};
const recorded = {
  type: 'misconduct.recorded.v1',
  data: { ...sheet, region: '990121', matterNo: matter.matterNo, matterTitle: matter.matterTitle, ...by(desk) },
} as MisconductFact;

describe('R-124 妨碍督查', () => {
  it('写明情形、时间、地点、事实、证据和责令改正的要求, 登记以后不改', () => {
    given().when(record, sheet, { actor: desk, lookup: { matter } }).then(recorded);
    given(recorded).when(record, sheet, { actor: desk, lookup: { matter } }).refused('misconduct.recorded');
  });
  it('事项不存在的、本单位的人不能登记', () => {
    given()
      .when(record, sheet, { actor: desk, lookup: { matter: null } })
      .refused('rectification.matter-unknown');
    given()
      .when(record, sheet, { actor: { ...desk, units: [water.id] }, lookup: { matter } })
      .refused('inspection.recusal');
  });
});
