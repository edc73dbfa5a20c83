import { readFileSync } from 'node:fs';
import path from 'node:path';
import { facts } from '@duban/contracts';
import { noticesOf } from './addressing';
import { kindOf } from './kind';

const golden = path.resolve(__dirname, '../../../../libs/contracts/golden');
const sample = (type: string): object => JSON.parse(readFileSync(path.join(golden, `${type}.json`), 'utf8')) as object;
const allNoticed = (type: string, data: object = {}) => noticesOf(type, { ...sample(type), ...data });
const noticed = (type: string, data: object = {}) => allNoticed(type, data)[0];

describe('谁收到什么消息 (5.7)', () => {
  it.each([
    ['下达发给承办单位', 'assignment.issued.v1', {}, 'unit', 'ASSIGNMENT'],
    ['签收报督查员', 'assignment.acknowledged.v1', {}, 'desk', 'PROGRESS'],
    ['进展报送报督查员', 'assignment.progress-reported.v1', {}, 'desk', 'PROGRESS'],
    ['协办意见发给主办单位, 再分解的发给分解的单位', 'assignment.opinion-submitted.v1', {}, 'whole', 'PROGRESS'],
    ['办结报送报督查员', 'assignment.report-signed.v1', { agree: true }, 'desk', 'PROGRESS'],
    ['督查单发给承办单位', 'assignment.notice-served.v1', {}, 'unit', 'URGE'],
    ['退办申请找单位领导签字', 'assignment.return-requested.v1', {}, 'unit', 'RETURN'],
    ['退办初审报督查室主任', 'assignment.return-reviewed.v1', {}, 'desk', 'RETURN'],
    ['退办申请报督查室', 'assignment.return-signed.v1', { agree: true }, 'desk', 'RETURN'],
    ['退办决定发给承办单位', 'assignment.return-decided.v1', {}, 'unit', 'RETURN'],
    ['延期申请由单位负责人签署', 'assignment.extension-requested.v1', {}, 'unit', 'EXTENSION'],
    ['单位同意的延期报督查员初审', 'assignment.extension-endorsed.v1', { agree: true }, 'desk', 'EXTENSION'],
    ['单位不同意的告知申请人', 'assignment.extension-endorsed.v1', { agree: false }, 'unit', 'EXTENSION'],
    ['初审后报审批的一级', 'assignment.extension-checked.v1', {}, 'desk', 'EXTENSION'],
    ['延期批复发给承办单位', 'assignment.extension-decided.v1', {}, 'unit', 'EXTENSION'],
    ['协调结果发给承办单位', 'coordination.resolved.v1', {}, 'unit', 'COORDINATION'],
    ['再次批示发给每个承办单位', 'matter.instruction-added.v1', {}, 'units', 'INSTRUCTION'],
    ['重大突发情况报领导', 'campaign.incident-reported.v1', {}, 'desk', 'INCIDENT'],
    ['专报呈阅发给领导', 'matter.presented.v1', {}, 'desk', 'INSTRUCTION'],
  ] as const)('%s', (_, type, data, to, kind) => {
    expect(noticed(type, data)?.to).toBe(to);
    expect(kindOf(type)).toBe(kind);
  });

  it('单位内没有签字的退办、没有签报的报告不外发', () => {
    expect(noticed('assignment.return-signed.v1', { agree: false })).toBeUndefined();
    expect(noticed('assignment.report-signed.v1', { agree: false })).toBeUndefined();
  });

  it('协调的提请和结果也告知所涉及的单位', () => {
    for (const type of ['coordination.requested.v1', 'coordination.resolved.v1'])
      expect(allNoticed(type).map(({ to }) => to)).toContain('parties');
  });

  it('协调到哪一级就报到哪一级', () => {
    const roles = (tier: string) => noticed('coordination.escalated.v1', { tier })?.roles;
    expect(roles('BODY')).toContain('SUPERVISION_CHIEF');
    expect(roles('LEADER')).toContain('GOV_LEADER');
    expect(roles('MEETING')).toContain('GOV_HEAD');
  });

  it('黄单、红单主要负责人也收到', () => {
    const roles = (color: string) => noticed('assignment.notice-served.v1', { color })?.roles;
    expect(roles('BLUE')).not.toContain('UNIT_HEAD');
    expect(roles('YELLOW')).toContain('UNIT_HEAD');
    expect(roles('RED')).toContain('UNIT_HEAD');
  });

  it('每条事实都说得成话', () => {
    for (const [type, notice] of Object.keys(facts).flatMap((type) =>
      allNoticed(type).map((each) => [type, each] as const),
    )) {
      expect(notice.title).toMatch(/\S/);
      expect(`${type} ${notice.title}${notice.text}`).not.toMatch(/undefined|null|NaN|\[object/);
      expect(notice.roles.length).toBeGreaterThan(0);
    }
  });
});
