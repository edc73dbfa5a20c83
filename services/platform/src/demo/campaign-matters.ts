import { type InspectionView } from '@duban/contracts';
import { idOf } from './browser';
import { type Campaign, campaigns, type Team, type Visit } from './campaigns';
import { agreed, Hand } from './hand';
import { type Act, dayAt, localDayOf, type Stage } from './stage';

/** 大型决策督查 of domain 6.4 (20, 21): planned, approved, its teams ready, on the road. */
export const campaignMatters = (stage: Stage): Act[] => campaigns.flatMap((one) => new Led(stage, one).acts());

class Led {
  private readonly id: string;
  private readonly hand: Hand;

  constructor(
    private readonly stage: Stage,
    private readonly campaign: Campaign,
  ) {
    this.id = idOf(`matter ${campaign.key}`);
    this.hand = new Hand(stage, this.id);
  }

  acts(): Act[] {
    const { departed, visited, teams } = this.campaign;
    return [
      this.at(0, 9, () => this.plan()),
      this.at(1, 10, () => this.approve()),
      this.at(1, 15, () => Promise.all(teams.map((team) => this.prepare(team)))),
      this.at(departed, 8.5, () =>
        Promise.all(teams.map((team) => this.hand.of(team.leader, 'inspection-team.depart', this.idOf(team.name), {}))),
      ),
      this.at(visited, 16, () => Promise.all(teams.map((team) => this.visit(team)))),
      this.at(visited, 18, () => Promise.all(teams.map((team) => this.huddle(team)))),
    ];
  }

  private at(days: number, hour: number, act: () => Promise<unknown>): Act {
    return { at: dayAt(this.stage.today, this.campaign.days + days, hour), act };
  }
  /** A day of the campaign, also one that is still to come. */
  private day(days: number): string {
    return localDayOf(new Date(Date.parse(this.stage.today) + (this.campaign.days + days) * 86_400_000).toISOString());
  }
  private idOf(what: string): string {
    return idOf(`${what} of campaign ${this.campaign.key}`);
  }
  private guest(name: string): { id: string; name: string } {
    return { id: idOf(`guest ${name}`), name };
  }

  private async plan(): Promise<void> {
    const { campaign, hand, id, stage } = this;
    if (await hand.past('APPROVED')) return;
    const { client, person, unit } = stage;
    const on = this.day(0);
    await client.command('youzhi', 'matter.register', id, {
      ...{ title: campaign.title, category: 'DECISION', procedure: 'DX', urgency: campaign.urgency },
      source: { type: 'MAJOR_DECISION', title: campaign.source, receivedOn: on },
      instruction: {
        ...{ leader: person('wenruochuan'), post: '县长', level: 'LOCAL', on, text: campaign.text },
        subject: 'OTHER',
      },
      ...{ attachments: [], declaredUnclassified: true },
    });
    await hand.step('miaoxiaolan', 'matter.draft-opinion', {
      mandate: { type: 'GOV_DECISION', giver: '闻若川', on, evidence: campaign.source },
      ...{ contentType: 'GOV_DEPLOYMENT', form: campaign.form, effortPath: 'CONCLUDE' },
      ...{ requirement: campaign.contents, successCriteria: '问题查清,整改到位' },
      ...{ deadline: { unit: 'WORKDAY', amount: 30 }, deadlineReason: '按方案' },
      ...{ supervisor: person('miaoxiaolan'), feedbackForm: 'SPECIAL_REPORT', confidentiality: 'INTERNAL' },
      ...{ verification: ['ON_SITE', 'COVERT'], duplicateChecked: true },
    });
    await hand.step('zhenshouzhuo', 'matter.check-opinion', agreed);
    await hand.step('qiyanqiu', 'matter.approve', { decision: 'APPROVE', opinion: '同意立项' });
    const visits = campaign.teams.flatMap((team) => team.visits);
    await hand.step('miaoxiaolan', 'campaign.draft', {
      ...{ background: campaign.background, contents: campaign.contents, scope: campaign.scope, form: campaign.form },
      subjects: [...new Set(visits.map((visit) => visit.unit))].map((key) => unit(key)),
      methods: ['INSPECT', 'COVERT_VISIT', 'INTERVIEW'],
      ...{ fromOn: this.day(campaign.from), untilOn: this.day(campaign.until) },
      teams: campaign.teams.map((team) => ({
        ...{ teamId: this.idOf(team.name), name: team.name, leader: person(team.leader) },
        members: [
          ...team.members.map((account) => ({ person: person(account), kind: 'STAFF' })),
          ...(team.invited ?? []).map((name) => ({ person: this.guest(name), kind: 'INVITED' })),
        ],
        points: team.visits.map(({ name, place, unit: key, covert }) => ({
          ...{ pointId: this.idOf(name), name, place, unit: unit(key) },
          mode: covert ? 'COVERT_VISIT' : 'OPEN_VISIT',
        })),
      })),
      ...{ disciplines: '不打招呼、不听汇报、轻车简从,不干预正常工作', training: '出发前半天集中培训' },
      ...{ logistics: '自带车辆,按标准就餐', risks: '遇安全隐患立即报告', checklist: [...campaign.checklist] },
      offProgramReason: campaign.offProgramReason,
    });
    await hand.step('qiyanqiu', 'campaign.endorse', agreed);
  }

  private async approve(): Promise<void> {
    await this.hand.step('luzhiyuan', 'campaign.endorse', agreed);
    await this.hand.step('wenruochuan', 'campaign.approve', {
      ...{ agree: true, opinion: '同意,务必查实查透', overrideReason: '两次督查内容不同,已商定合并行程' },
    });
  }

  /** 回避声明、纪律承诺、培训: all of them, or nobody goes. */
  private async prepare(team: Team): Promise<void> {
    const { hand } = this;
    const { client, person } = this.stage;
    const teamId = this.idOf(team.name);
    const declared = { interests: [], noInterests: true, committed: true };
    for (const account of [team.leader, ...team.members])
      await hand.of(account, 'inspection-team.declare', teamId, declared);
    for (const name of team.invited ?? []) {
      const files = [await hand.evidence('miaoxiaolan', `${name}回避声明和纪律承诺.txt`)];
      const paper = { person: this.guest(name), files };
      await client.command('miaoxiaolan', 'inspection-team.declare', teamId, { ...declared, paper }, name);
    }
    await hand.of('zhenshouzhuo', 'inspection-team.train', teamId, {
      ...{ on: localDayOf(dayAt(this.stage.today, this.campaign.days + 1, 15)), hours: 4 },
      ...{ content: '督查纪律、底稿写法、问题清单', trainer: '甄守拙' },
      attended: [
        ...[team.leader, ...team.members].map((account) => person(account)),
        ...(team.invited ?? []).map((name) => this.guest(name)),
      ],
    });
  }

  /** A record of every point of the team, in the check that its mode belongs to. */
  private async visit(team: Team): Promise<void> {
    const { client } = this.stage;
    const checks = (await client.request(
      recorderOf(team),
      'GET',
      `/api/inspections?matterId=${this.id}`,
    )) as InspectionView[];
    for (const visit of team.visits) {
      const check = checks.find(({ points }) => points.some(({ pointId }) => pointId === this.idOf(visit.name)));
      if (check) await this.record(team, visit, check.id);
    }
  }

  private record(team: Team, visit: Visit, inspectionId: string): Promise<unknown> {
    const { client, unit } = this.stage;
    const when = dayAt(this.stage.today, this.campaign.days + this.campaign.visited, 10);
    return client.command(recorderOf(team), 'inspection-record.submit', this.idOf(`record ${visit.name}`), {
      ...{ inspectionId, pointId: this.idOf(visit.name), method: visit.covert ? 'COVERT_VISIT' : 'INSPECT' },
      ...{ visitedAt: when, sentAt: when },
      observations: `到${visit.place},逐项对照问题清单查看`,
      findings: (visit.found ?? []).map((nth) => this.finding(visit, nth, unit(visit.unit))),
      ...(visit.covert ? {} : { confirmation: { result: 'CONFIRMED', by: '工地负责人' } }),
    });
  }
  private finding(visit: Visit, nth: number, unit: { id: string; name: string }): object {
    const { type = 'OTHER', what = '', ...rest } = this.campaign.faults[nth] ?? {};
    const problem = {
      what: `${visit.name}${what}`,
      when: this.day(this.campaign.visited),
      where: visit.place,
      ...rest,
    };
    return {
      ...{ findingId: this.idOf(`finding ${visit.name} ${nth}`), type, unit },
      problem: { ...problem, responsibleUnit: unit.name, selfReported: false },
    };
  }

  private huddle(team: Team): Promise<unknown> {
    const found = team.visits.reduce((sum, { found: all }) => sum + (all?.length ?? 0), 0);
    return this.stage.client.command(
      team.leader,
      'campaign.hold-huddle',
      this.id,
      {
        ...{
          teamId: this.idOf(team.name),
          progress: `查看点位${team.visits.length}个`,
          newFindings: `发现问题${found}个`,
        },
        problems: '部分点位临时停工,明日再看',
      },
      team.name,
    );
  }
}

/** Who writes the 底稿 down. */
const recorderOf = ({ recorder, leader }: Team): string => recorder ?? leader;
