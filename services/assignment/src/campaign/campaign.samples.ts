// A campaign's life, for the specs beside.
import { type ApproveCampaign, type CampaignFact, countyPolicy, type DraftCampaign } from '@duban/contracts';
import { type Actor } from '@duban/kernel';
import { NOW, specFor } from '@duban/testing';
import { person } from '../assignment/assignment.samples';
import { type Campaign, campaign } from './campaign';
import { type Approving } from './commands/approve';

export const given = specFor(campaign, countyPolicy);
export const supervisor = person(31, '苗晓岚', ['SUPERVISOR'], ['office']);
export const colleague = person(32, '晏行舟', ['SUPERVISOR'], ['office']);
export const office = person(33, '祁砚秋', ['OFFICE_DIRECTOR'], ['office']);
export const deputy = person(34, '岳长汀', ['GOV_LEADER'], ['gov']);
export const head = person(35, '闻若川', ['GOV_HEAD'], ['gov']);
export const named = ({ id, name }: Pick<Actor, 'id' | 'name'>) => ({ id, name });
export const by = (who: Pick<Actor, 'id' | 'name'>) => ({ by: named(who), at: NOW });
export const guest = { id: 'c0a8012e-0009-4000-8000-000000000001', name: '令狐素' };
const uuid = (n: number): string => `c0a8012e-000a-4000-8000-${String(n).padStart(12, '0')}`;
export const [first, second] = [uuid(1), uuid(2)];
export const [liuting, tongwu] = [
  { id: 'liuting', name: '柳汀镇' },
  { id: 'tongwu', name: '桐坞乡' },
];
type Point = DraftCampaign['teams'][number]['points'][number];
export const point = (n: number, unit = liuting, mode: Point['mode'] = 'COVERT_VISIT'): Point => ({
  ...{ pointId: uuid(100 + n), name: `小区${n}`, place: `新河路${n}号`, unit, mode },
});
export const plan: DraftCampaign = {
  background: '县政府第28次常务会议决定',
  contents: '老旧小区改造是否按图施工、按期完工',
  subjects: [liuting, tongwu],
  scope: '2026年列入改造的小区',
  form: 'SPECIFIC',
  methods: ['INSPECT', 'COVERT_VISIT'],
  fromOn: '2026-03-09',
  untilOn: '2026-03-20',
  teams: [
    {
      ...{ teamId: first, name: '第一督查组', leader: named(supervisor) },
      members: [{ person: guest, kind: 'INVITED' }],
      points: [point(1, liuting, 'OPEN_VISIT'), point(2)],
    },
    { teamId: second, name: '第二督查组', leader: named(colleague), members: [], points: [point(3, tongwu)] },
  ],
  disciplines: '不听汇报、轻车简从',
  training: '出发前集中培训',
  logistics: '自带车辆',
  risks: '遇安全隐患立即报告',
  checklist: ['是否按图施工', '资金是否到位'],
  selfCheckDueOn: '2026-03-13',
  offProgramReason: '群众反映集中,县长批示',
};
const [one, two] = plan.teams;
if (!one || !two) throw new Error('the plan has two teams');
export const [team1, team2] = [one, two];
export const checks = { perSubject: [{ subject: liuting, thisYear: 2, limit: 4 }], duplicates: [] };
export const matter = {
  matterNo: '清督〔2026〕DX-0001',
  matterTitle: '老旧小区改造专项督查',
  urgency: 'NORMAL' as const,
};
export const planning = {
  today: '2026-03-02',
  earliestOpen: '2026-03-05',
  subjects: {},
  entryKnown: true,
  checks,
  matter,
};
export const visits: Approving['visits'] = [
  { inspectionId: uuid(51), teamId: first, mode: 'OPEN_VISIT' },
  { inspectionId: uuid(52), teamId: first, mode: 'COVERT_VISIT' },
  { inspectionId: uuid(53), teamId: second, mode: 'COVERT_VISIT' },
];
export const approving: Approving = {
  ...{ duplicates: [], earliestOpen: '2026-03-05', visits, untilAt: '2026-03-20T15:59:59.000Z' },
};
export const agree: ApproveCampaign = { agree: true, opinion: '同意', leaders: [] };

export const fact = (type: CampaignFact['type'], data: object): CampaignFact => ({ type, data }) as CampaignFact;
export const drafted = (more: Partial<DraftCampaign> = {}) =>
  fact('campaign.drafted.v1', {
    ...{ ...plan, ...matter, ...by(supervisor), region: '990121', version: 1, checks },
    ...more,
  });
const said = { agree: true, opinion: '同意', version: 1 };
export const endorsed = (step: 'OFFICE' | 'LEADER', version = 1) =>
  fact('campaign.endorsed.v1', {
    ...by(step === 'OFFICE' ? office : deputy),
    ...{ ...said, version, step, position: step === 'OFFICE' ? 'OFFICE_DIRECTOR' : 'GOV_LEADER' },
  });
export const endorsedTwice = [drafted(), endorsed('OFFICE'), endorsed('LEADER')];
const teams = plan.teams.map(({ teamId, name, leader }) => ({ teamId, name, leader }));
export const notice = {
  ...{ units: [liuting], title: '关于开展“老旧小区改造专项督查”的通知', background: plan.background },
  ...{ contents: plan.contents, scope: plan.scope, methods: ['INSPECT'], fromOn: plan.fromOn, untilOn: plan.untilOn },
  ...{ selfCheckDueOn: '2026-03-13', checklist: plan.checklist, disciplines: plan.disciplines, contact: '苗晓岚' },
};
const { subjects, fromOn, untilOn } = plan;
export const approved = fact('campaign.approved.v1', {
  ...{ ...by(head), ...said, position: 'GOV_HEAD', subjects, fromOn, untilOn },
  ...{ untilAt: approving.untilAt, teams, visits, notice },
});
export const inForce = [...endorsedTwice, approved];
export const standing = (...past: readonly CampaignFact[]): Campaign => past.reduce(campaign.evolve, campaign.initial);
