import { type CheckItem, words } from '@duban/contracts';
import { idOf } from './browser';
import { agreed, Hand, judged } from './hand';
import { type Item, type Meeting, meetings } from './meetings';
import { type Act, dayAt, localDayOf, type Stage } from './stage';

const DAY_MS = 86_400_000;
/** Units have reported by then, and the desk has classified: the last day to do so is past, also after a week off. */
const [REPORTED_ON, CLASSIFIED_ON] = [3, 12];
const A_MOMENT = 40;

/** 文件、会议督查 of domain 6.4 (16, 17, 18): from the document to today's progress. */
export const meetingMatters = (stage: Stage): Act[] =>
  meetings.flatMap((meeting) => new Followed(stage, meeting).acts());

class Followed {
  private readonly id: string;
  private readonly hand: Hand;

  constructor(
    private readonly stage: Stage,
    private readonly meeting: Meeting,
  ) {
    this.id = idOf(`matter ${meeting.key}`);
    this.hand = new Hand(stage, this.id);
  }

  acts(): Act[] {
    const { items, firstReportWorkdays } = this.meeting;
    const done = items.filter(({ course }) => course === 'CLEARED');
    const all =
      (what: (item: Item) => Promise<unknown>, of = items) =>
      () =>
        Promise.all(of.map(what));
    return [
      this.at(0, 9, () => this.begin()),
      this.at(1, 10, () => this.giveOut()),
      this.at(
        1,
        14,
        all((item) => this.acknowledge(item)),
      ),
      ...(firstReportWorkdays === undefined
        ? this.monthly()
        : [
            this.at(
              4,
              16,
              all((item) => this.reported(item, words.firstReport, 0)),
            ),
            ...(this.meeting.days < -8 ? [this.at(8, 9, () => this.classify(words.firstReport))] : []),
          ]),
      ...(done.length > 0
        ? [
            this.at(
              5,
              10,
              all((item) => this.deliver(item), done),
            ),
            this.at(
              6,
              10,
              all((item) => this.clear(item), done),
            ),
          ]
        : []),
    ];
  }

  private at(days: number, hour: number, act: () => Promise<unknown>): Act {
    return { at: dayAt(this.stage.today, this.meeting.days + days, hour), act };
  }
  /** A day so many days from today. */
  private day(days: number): string {
    return localDayOf(new Date(Date.parse(this.stage.today) + days * DAY_MS).toISOString());
  }
  private noOf(item: Item): number {
    return this.meeting.items.indexOf(item) + 1;
  }

  private planned(item: Item): Omit<CheckItem, 'method' | 'successCriteria'> {
    const { unit } = this.stage;
    const no = this.noOf(item);
    const [lead, co, dueOn] = [unit(item.lead), (item.co ?? []).map(unit), this.day(item.due)];
    const helped = co.length > 0 ? `,${co.map(({ name }) => name).join('、')}配合` : '';
    const sentence = `${no}.由${lead.name}牵头${helped},${dueOn}前${item.matter}。`;
    return { no, sentence, matter: item.matter, lead, co, dueOn };
  }

  /** 登记、拟办、立项, and the plan as far as the leader's desk. */
  private async begin(): Promise<void> {
    const { hand, id, meeting } = this;
    if (await hand.past('ASSIGNED')) return;
    const { client, person } = this.stage;
    const planned = meeting.items.map((item) => this.planned(item));
    const on = this.day(meeting.days);
    await client.command('miaoxiaolan', 'source-document.register', id, {
      ...{ kind: meeting.kind, title: meeting.document, issuedOn: on, declaredUnclassified: true },
      ...(meeting.documentNo ? { documentNo: meeting.documentNo } : {}),
      text: [meeting.document, ...planned.map(({ sentence }) => sentence)].join('\n'),
      items: planned.map(({ dueOn, ...item }) => ({ ...item, deadline: { unit: 'DATE', date: dueOn } })),
    });
    await client.command('miaoxiaolan', 'matter.register', id, {
      ...{ title: meeting.title, category: 'DECISION', procedure: 'WH', urgency: meeting.urgency },
      source: {
        type: meeting.kind === 'UPPER_POLICY' ? 'UPPER_POLICY' : 'MEETING',
        ...{ title: meeting.document, receivedOn: on },
        ...(meeting.documentNo ? { documentNo: meeting.documentNo } : {}),
      },
      instruction: {
        ...{ leader: person(meeting.leader), post: meeting.post, level: 'LOCAL', on, text: meeting.text },
        subject: 'OTHER',
      },
      ...{ attachments: [], declaredUnclassified: true },
    });
    await hand.step('miaoxiaolan', 'matter.draft-opinion', {
      mandate: { type: 'GOV_DECISION', giver: person(meeting.leader).name, on, evidence: meeting.document },
      ...{ contentType: 'GOV_DEPLOYMENT', form: 'ROUTINE', effortPath: 'CONCLUDE', requirement: meeting.objective },
      ...{
        successCriteria: '逐项达到完成标准',
        deadline: { unit: 'WORKDAY', amount: 30 },
        deadlineReason: '按纪要和文件',
      },
      ...{ supervisor: person('miaoxiaolan'), feedbackForm: 'SPECIAL_REPORT', confidentiality: 'INTERNAL' },
      ...{ verification: ['DOCUMENT', 'PHONE', 'ON_SITE'], duplicateChecked: true },
    });
    await hand.step('zhenshouzhuo', 'matter.check-opinion', agreed);
    await hand.step('qiyanqiu', 'matter.approve', { decision: 'APPROVE', opinion: '同意立项' });
    await hand.step('miaoxiaolan', 'supervision-plan.draft', {
      ...{ objective: meeting.objective, rhythm: 'MONTH' },
      ...(meeting.firstReportWorkdays ? { firstReportWorkdays: meeting.firstReportWorkdays } : {}),
      items: planned.map((item) => ({ ...item, method: 'DOCUMENT', successCriteria: `${item.matter},有佐证` })),
    });
    await hand.step('zhenshouzhuo', 'supervision-plan.check', agreed);
  }

  private async giveOut(): Promise<void> {
    const { hand, meeting } = this;
    if (await hand.past('ASSIGNED')) return;
    const { person, unit } = this.stage;
    await hand.step('luzhiyuan', 'supervision-plan.approve', agreed);
    const line = (item: Item, each: string, role: 'LEAD' | 'CO'): object => ({
      ...{ role, unit: unit(each), responsibleLeader: person(`${each}.head`), requirement: item.matter },
      item: { no: this.noOf(item), matter: item.matter, method: 'DOCUMENT' },
      deadline: { unit: 'DATE', date: this.day(item.due) },
    });
    await hand.step('miaoxiaolan', 'notice.draft', {
      ...{ title: `${meeting.title}通知`, text: `请按分工落实${meeting.document}各项任务,按期报送进展。` },
      contact: '苗晓岚',
      lines: meeting.items.flatMap((item) => [
        line(item, item.lead, 'LEAD'),
        ...(item.co ?? []).map((each) => line(item, each, 'CO')),
      ]),
    });
    await hand.step('qiyanqiu', 'notice.sign', agreed);
  }

  private async acknowledge(item: Item): Promise<void> {
    for (const unit of [item.lead, ...(item.co ?? [])]) {
      const handler = this.stage.person(`${unit}.handler`);
      await this.of(item, `${unit}.handler`, 'assignment.acknowledge', { handler, remark: '' }, unit);
    }
  }

  /** What the unit that leads says of a period; who has nothing to say yet is urged. */
  private async reported(item: Item, period: string, nth: number): Promise<void> {
    const { course, matter, lead } = item;
    const percent = course === 'CLEARED' ? 90 : course[Math.min(nth, course.length - 1)];
    if (percent === undefined) return;
    const task = await this.hand.task(`${lead}.handler`, lead, this.noOf(item));
    const body = {
      ...{ period, percent, deployment: '已召开专题会部署', actions: `按分工推进${matter}` },
      ...{ progress: `${matter}已完成${percent}%`, achievements: '机制已建立', nextSteps: '按计划推进' },
      ...{ problems: [], noProblemStatement: '经自查暂无新问题', evidence: [] },
    };
    await this.stage.client.command(`${lead}.handler`, 'assignment.report-progress', task, body, period);
  }

  /** 办结报告 through the three gates of the unit. */
  private async deliver(item: Item): Promise<void> {
    const { lead, matter } = item;
    const evidence = [await this.hand.evidence(`${lead}.handler`, `${matter}佐证.txt`)];
    await this.of(item, `${lead}.handler`, 'assignment.draft-report', {
      ...{ facts: `${matter}已完成`, crux: '涉及部门多', measures: '专班推进', results: `${matter},已达到完成标准` },
      ...{
        problems: [],
        noProblemStatement: '经核查无遗留问题',
        causes: '责任落实到人',
        followUp: '按月回访',
        evidence,
      },
    });
    await this.of(item, `${lead}.leader`, 'assignment.check-report', agreed);
    await this.of(item, `${lead}.head`, 'assignment.sign-report', agreed);
  }

  private async clear(item: Item): Promise<void> {
    await this.of(item, 'miaoxiaolan', 'assignment.review', { ...judged(true), verification: 'DOCUMENT' });
    await this.of(item, 'zhenshouzhuo', 'assignment.second-review', agreed);
    await this.of(item, 'miaoxiaolan', 'assignment.clear-item', {
      ...{ criterionMet: true, verification: 'DOCUMENT', opinion: '材料齐全,达到完成标准,同意销号' },
      evidence: [await this.hand.evidence('miaoxiaolan', `${item.matter}销号核查.txt`)],
    });
  }

  /** 分类指导 of what is open, once the report day has come; until then the step waits, and so it does here. */
  private async classify(period: string): Promise<void> {
    const { client } = this.stage;
    const waiting = client.todo('miaoxiaolan', 'supervision-plan.classify', this.id, { tries: A_MOMENT });
    if (!(await waiting.catch(() => undefined))) return;
    const lines = this.meeting.items
      .filter(({ course }) => course !== 'CLEARED')
      .map((item) => ({
        ...{ no: this.noOf(item), progressClass: 'NORMAL', guidance: '', ...item.said },
        key: item.said?.progressClass === 'SERIOUSLY_LAGGING',
      }));
    await client.command('miaoxiaolan', 'supervision-plan.classify', this.id, { lines }, period);
  }

  /** Each month that ended since it was given out: reports on the third, classes on the twelfth. */
  private monthly(): Act[] {
    const { items } = this.meeting;
    const from = this.day(this.meeting.days + 1).slice(0, 7);
    const acts: Act[] = [];
    for (let month = from, nth = 0; ; month = following(month), nth += 1) {
      const until = `${following(month)}-${String(REPORTED_ON).padStart(2, '0')}`;
      const days = Math.round((Date.parse(until) - Date.parse(this.day(0))) / DAY_MS);
      if (days >= 0) return acts;
      const at = (later: number, hour: number): string => dayAt(this.stage.today, days + later, hour);
      acts.push({ at: at(0, 10), act: () => Promise.all(items.map((item) => this.reported(item, month, nth))) });
      if (days + CLASSIFIED_ON - REPORTED_ON < 0)
        acts.push({ at: at(CLASSIFIED_ON - REPORTED_ON, 9), act: () => this.classify(month) });
    }
  }

  private of(item: Item, account: string, command: Parameters<Hand['work']>[2], body: object, unit = item.lead) {
    return this.hand.work(account, unit, command, body, 1, this.noOf(item));
  }
}

/** `2026-12` → `2027-01`. */
const following = (month: string): string => {
  const [year = 0, nth = 0] = month.split('-').map(Number);
  return nth === 12 ? `${year + 1}-01` : `${year}-${String(nth + 1).padStart(2, '0')}`;
};
