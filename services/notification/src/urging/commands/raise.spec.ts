import { countyPolicy, type LadderRung, type UrgingFact } from '@duban/contracts';
import { NOW, specFor } from '@duban/testing';
import { urging } from '../urging';
import { raise, type RaiseUrging } from './raise';

const given = specFor(urging, countyPolicy);
const system = { id: 'system', name: '系统', system: true };
const at = (key: string): RaiseUrging => ({
  matterId: '0b9f4b52-6d0e-4c1e-9a55-3c1f6e7a9d10',
  assignmentId: '5b1f4b52-6d0e-4c1e-9a55-3c1f6e7a9d11',
  unit: { id: 'water', name: '水利局' },
  rung: countyPolicy.ladder.find((rung) => rung.key === key) as LadderRung,
  dueAt: '2026-02-25T15:59:59.000Z',
  overdueDays: 3,
});
const raised = (key: string): UrgingFact => ({
  type: 'urging.raised.v1',
  data: {
    by: { id: 'system', name: '系统' },
    at: NOW,
    region: '990121',
    matterId: at(key).matterId,
    assignmentId: at(key).assignmentId,
    unit: { id: 'water', name: '水利局' },
    rung: 'T+3',
    act: 'REMIND',
    color: 'YELLOW',
    to: ['UNIT_HEAD', 'GOV_LEADER', 'SUPERVISOR'],
    title: '逾期三日,发黄单,抄分管领导',
    dueAt: '2026-02-25T15:59:59.000Z',
    overdueDays: 3,
  },
});

describe('催办升级 (R-511)', () => {
  it('逾期三个工作日发黄单,写明单位、时限、逾期天数和发给谁', () =>
    given().when(raise, at('T+3'), { actor: system }).then(raised('T+3')));
  it('同一级只升一次', () => given(raised('T+3')).when(raise, at('T+3'), { actor: system }).thenNothing());
  it('下一级照升', () =>
    expect(given(raised('T+3')).when(raise, at('T+7'), { actor: system }).facts()).toMatchObject([
      { data: { rung: 'T+7', act: 'PROPOSE', color: 'RED' } },
    ]));
});
