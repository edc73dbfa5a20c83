import { randomUUID } from 'node:crypto';
import { type AssignmentView, type CommandName, type Role, routeOf, type TodoView } from '@duban/contracts';
import { type Actor } from '@duban/kernel';
import { eventually } from '@duban/testing';
import { judged, report, yes } from '../scenarios/road';
import { type Answer, type Client, jsonOf } from './client';
import { NOW, type Opened } from './platform';

type Named = Readonly<{ id: string; name: string }>;
const named = (name: string): Named => ({ id: randomUUID(), name });

/** A county with matters of every kind on their way, each text of which carries the county's mark. */
export class Land {
  readonly units: Readonly<Record<'office' | 'lead' | 'co' | 'other', Named>>;
  private readonly people = new Map<string, Actor>();
  /** what ids stand for here: `matterId`, `assignmentId` … */
  readonly things: Record<string, string> = {};

  constructor(
    private readonly platform: Opened,
    private readonly client: Client,
    readonly region: string,
    /** stands in every text of this county; in those for one unit with `-lead` or `-co` */
    readonly mark: string,
  ) {
    this.units = {
      office: named(`${mark}政府办`),
      lead: named(`${mark}-lead局`),
      co: named(`${mark}-co镇`),
      other: named(`${mark}-other局`),
    };
  }

  /** A person of the county in one position. */
  person(role: Role | 'nobody', unit: keyof Land['units'] = 'office'): Actor {
    const key = `${role} ${unit}`;
    const known = this.people.get(key) ?? {
      id: randomUUID(),
      name: `${this.mark}${role}`,
      roles: role === 'nobody' ? [] : [role],
      units: [this.units[unit].id],
      region: this.region,
    };
    this.people.set(key, known);
    return known;
  }
  private named(role: Role, unit: keyof Land['units'] = 'office'): Named {
    const { id, name } = this.person(role, unit);
    return { id, name };
  }

  async ask(actor: Actor, method: string, path: string, body?: unknown): Promise<Answer> {
    const token = await this.platform.token(actor);
    return this.client.send({
      method,
      path,
      token,
      body: body === undefined ? undefined : JSON.stringify(body),
      headers: { 'idempotency-key': randomUUID() },
    });
  }
  async get<T>(actor: Actor, path: string): Promise<T> {
    const answer = await this.ask(actor, 'GET', path);
    if (answer.status !== 200) throw new Error(`GET ${path}: ${answer.status} ${answer.text}`);
    return jsonOf<T>(answer);
  }
  async do(actor: Actor, name: CommandName, id: string, body: object): Promise<void> {
    const answer = await this.ask(actor, 'POST', routeOf(name).replace(':id', id), body);
    if (answer.status !== 200) throw new Error(`${name}: ${answer.status} ${answer.text}`);
    await this.platform.settled();
  }
  awaits = (actor: Actor, command: CommandName, matterId: string): Promise<TodoView> =>
    eventually(`${actor.name} has ${command}`, async () =>
      (await this.get<TodoView[]>(actor, '/api/todos')).find((t) => t.command === command && t.matterId === matterId),
    );

  async attach(actor: Actor, name: string): Promise<{ digest: string }> {
    const form = new FormData();
    form.append('file', new Blob([`${name} ${this.mark} ${randomUUID()}`]), name);
    const response = await fetch(`${this.platform.url}/api/attachments`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await this.platform.token(actor)}` },
      body: form,
    });
    if (response.status !== 201) throw new Error(`attachment: ${response.status} ${await response.text()}`);
    return (await response.json()) as { digest: string };
  }

  async register(more: object = {}): Promise<string> {
    const id = randomUUID();
    await this.do(this.person('INTAKE_CLERK'), 'matter.register', id, {
      title: `关于${this.mark}饮水工程问题的办理`,
      category: 'SPECIAL',
      urgency: 'NORMAL',
      source: { type: 'INSTRUCTION', title: `${this.mark}来信摘报`, receivedOn: NOW.slice(0, 10) },
      instruction: {
        leader: this.named('GOV_HEAD'),
        post: '县长',
        level: 'LOCAL',
        on: NOW.slice(0, 10),
        text: `请查清${this.mark}原因,限期恢复供水,并报结果。`,
        subject: 'OTHER',
      },
      attachments: [await this.attach(this.person('INTAKE_CLERK'), `${this.mark}来信.txt`)],
      declaredUnclassified: true,
      ...more,
    });
    return id;
  }

  /** From 登记 to 签收; the lead unit and the co unit have an assignment each. */
  async issued(): Promise<{ matterId: string; lead: string; co: string }> {
    const matterId = await this.register();
    const supervisor = this.person('SUPERVISOR');
    await this.do(supervisor, 'matter.draft-opinion', matterId, {
      mandate: { type: 'HEAD_INSTRUCTION', giver: this.mark, on: NOW.slice(0, 10), evidence: '县长批示' },
      contentType: 'GOV_DEPLOYMENT',
      form: 'ROUTINE',
      effortPath: 'CONCLUDE',
      requirement: `${this.mark}查清断供原因`,
      successCriteria: '恢复供水并经回访确认',
      deadline: { unit: 'WORKDAY', amount: 15 },
      supervisor: { id: supervisor.id, name: supervisor.name },
      feedbackForm: 'SPECIAL_REPORT',
      confidentiality: 'INTERNAL',
      verification: ['PHONE'],
      duplicateChecked: true,
    });
    await this.do(this.person('SUPERVISION_CHIEF'), 'matter.check-opinion', matterId, yes);
    await this.do(this.person('OFFICE_DIRECTOR'), 'matter.approve', matterId, { decision: 'APPROVE', opinion: '同意' });
    const line = (role: string, unit: 'lead' | 'co'): object => ({
      role,
      unit: this.units[unit],
      requirement: `${this.mark}-${unit}查清原因`,
      deadline: { unit: 'WORKDAY', amount: 15 },
      responsibleLeader: this.named('UNIT_HEAD', unit),
    });
    await this.do(supervisor, 'notice.draft', matterId, {
      title: `关于${this.mark}的督办通知`,
      text: `${this.mark}查清断供原因`,
      contact: '苗晓岚',
      lines: [line('LEAD', 'lead'), line('CO', 'co')],
    });
    await this.do(this.person('OFFICE_DIRECTOR'), 'notice.sign', matterId, yes);
    const tasks = await eventually('both units have an assignment', async () => {
      const found = await this.get<AssignmentView[]>(supervisor, `/api/assignments?matterId=${matterId}`);
      return found.length === 2 && found;
    });
    const [lead, co] = tasks.map(({ id }) => id) as [string, string];
    for (const [id, unit] of [
      [lead, 'lead'],
      [co, 'co'],
    ] as const)
      await this.do(this.person('LIAISON', unit), 'assignment.acknowledge', id, {
        handler: this.named('HANDLER', unit),
        remark: '',
      });
    return { matterId, lead, co };
  }

  /** On to 办结 and the dossier: every kind of row there is. */
  async finished(): Promise<string> {
    const { matterId, lead, co } = await this.issued();
    const handler = this.person('HANDLER', 'lead');
    await this.do(this.person('UNIT_HEAD', 'co'), 'assignment.submit-opinion', co, {
      opinion: `${this.mark}-co意见`,
      evidence: [],
    });
    await this.do(
      handler,
      'assignment.draft-report',
      lead,
      report({ evidence: [await this.attach(handler, '现场.txt')] }),
    );
    await this.do(this.person('UNIT_LEADER', 'lead'), 'assignment.check-report', lead, yes);
    await this.do(this.person('UNIT_HEAD', 'lead'), 'assignment.sign-report', lead, yes);
    await this.do(this.person('SUPERVISOR'), 'assignment.review', lead, judged());
    await this.do(this.person('SUPERVISION_CHIEF'), 'assignment.second-review', lead, yes);
    await this.awaits(this.person('SUPERVISOR'), 'special-report.draft', matterId);
    await this.do(this.person('SUPERVISOR'), 'special-report.draft', matterId, {
      title: `关于${this.mark}办理情况的报告`,
      cause: '县长批示',
      process: '交办',
      results: '已恢复供水',
      problems: [],
      noProblemStatement: '回访20户均已通水',
      suggestions: '纳入改造计划',
    });
    await this.do(this.person('OFFICE_DIRECTOR'), 'special-report.sign', matterId, yes);
    await this.do(this.person('GOV_HEAD'), 'matter.decide-feedback', matterId, { decision: 'AGREE', text: '同意办结' });
    return matterId;
  }
}
