// A campaign in the field and after, for the specs beside.
import { NOW } from '@duban/testing';
import { person } from '../assignment/assignment.samples';
import { approved, by, checks, colleague, fact, first, head, inForce, liuting, named, plan } from './campaign.samples';
import { second, supervisor, tongwu } from './campaign.samples';

export const chief = person(36, '甄守拙', ['SUPERVISION_CHIEF'], ['office']);
const id = (n: number): string => `c0a8012e-000b-4000-8000-${String(n).padStart(12, '0')}`;
export const [recordA, recordB] = [id(8), id(9)] as const;

/** approved, and its teams out */
export const inTheField = [...inForce, fact('campaign.begun.v1', { ...by(chief), version: 1 })];
/** a later version, approved */
export const amended = [
  fact('campaign.amended.v1', { ...plan, ...by(chief), reason: '增加点位', version: 2, checks }),
  fact('campaign.amendment-approved.v1', { ...approved.data, version: 2 }),
];

export const huddle = (teamId: string, more: object = {}) =>
  fact('campaign.huddle-held.v1', {
    ...{ teamId, teamName: '第一督查组', progress: '查了两处', newFindings: '', problems: '', finished: false },
    ...{ version: 1, on: '2026-03-09', findings: 0, nextAt: '2026-03-10T08:00:00.000Z' },
    ...by(supervisor),
    ...more,
  });
export const finished = [huddle(first, { finished: true }), huddle(second, { finished: true })];
export const problem = {
  ...{ what: '改造后三栋楼外墙渗水', when: '2026-03-10', where: '新河小区', responsibleUnit: '柳汀镇' },
  ...{ impact: '三十二户居民家中返潮', cause: '防水层未按图施工', suggestion: '返工并逐户回访', selfReported: false },
};
export const photo = { digest: 'a'.repeat(64), name: '外墙.jpg', size: 10, mime: 'image/jpeg' };
export const finding = {
  ...{ findingId: id(1), type: 'DEVIATION' as const, unit: liuting, grade: 'SERIOUS' as const, problem },
  ...{ sources: [recordA], atOnce: false, evidence: [] },
};
const leaders = [named(supervisor), named(colleague)];
export const merged = fact('campaign.findings-merged.v1', {
  ...{ attendees: leaders, standard: '以户为单位', minutes: '逐项核对', setAside: [] },
  ...{ findings: [{ ...finding, evidence: [photo], covert: false }], synthesisDueAt: NOW, ...by(chief) },
});
export const report = {
  ...{ overall: '总体有序', achievements: '已改造两处', causes: '监理缺位', suggestions: '建立抽检' },
  conclusions: [
    { unit: liuting, judgement: '一处未按图施工', requirement: '返工' },
    { unit: tongwu, judgement: '落实到位', requirement: '' },
  ],
};
export const synthesized = fact('campaign.synthesized.v1', {
  ...report,
  figures: { points: 3, covertPoints: 2, findings: 1, grades: [{ grade: 'SERIOUS', findings: 1 }] },
  ...by(chief),
});
const conclusions = [{ conclusionId: id(2), unit: liuting, rectificationId: id(3) }];
export const decided = fact('campaign.synthesis-decided.v1', { agree: true, opinion: '', conclusions, ...by(head) });
/** everything up to the approved report */
export const concluded = [...inTheField, ...finished, merged, synthesized, decided];
