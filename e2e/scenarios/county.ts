import { randomUUID } from 'node:crypto';
import { type AssignmentView, type CommandName, type Role, routeOf, type TodoView } from '@duban/contracts';
import { DemoClient, demoAdminPassword, namedPerson, namedUnit, openCounty } from '@duban/platform';
import { eventually } from '@duban/testing';
import pg from 'pg';
import { openShape, type Shape } from './shape';

/** What a refused request answers (problem+json). */
export type Problem = {
  status: number;
  code: string;
  title: string;
  remedy?: string;
  errors?: { field: string; message: string }[];
};
type Line = { role: 'LEAD' | 'CO' | 'SEPARATE'; unit: string; deadline?: object; responsibleLeader?: string | null };

/**
 * The demo county's people and units on a platform of its own, without matters and with a clock that the scenario moves.
 * Everything else goes over HTTP, as by the people themselves.
 */
export class County {
  private readonly more = new Map<string, { id: string; name: string }>();
  private client: DemoClient;

  private constructor(private readonly shape: Shape) {
    this.client = new DemoClient(shape.url);
  }
  get url(): string {
    return this.shape.url;
  }
  /** as its owner reaches it */
  get database(): string {
    return this.shape.database;
  }
  get settled(): () => Promise<void> {
    return this.shape.settled;
  }

  static async open(at: string): Promise<County> {
    const county = new County(await openShape(at));
    try {
      await openCounty(county.client);
      await county.settled();
      return county;
    } catch (error) {
      await county.close();
      throw error;
    }
  }

  close(): Promise<void> {
    return this.shape.close();
  }

  person = (account: string): { id: string; name: string } => this.more.get(account) ?? namedPerson(account);
  unit = (key: string): { id: string; name: string } => this.more.get(key) ?? namedUnit(key);

  /** One more unit, with its head, its leader in charge and its liaison: `<key>.head`, `.leader`, `.handler`. */
  async addUnit(key: string, name: string, people: readonly [string, string, string]): Promise<void> {
    const unit = { id: randomUUID(), name };
    this.more.set(key, unit);
    await this.do('sysadmin', 'unit.register', unit.id, {
      name,
      shortName: name.replace('清槐县', ''),
      region: '990121',
      isSupervisionBody: false,
      isSubject: true,
    });
    const posts = [
      ['head', '局长', ['UNIT_HEAD']],
      ['leader', '副局长', ['UNIT_LEADER']],
      ['handler', '督查联络员', ['LIAISON', 'HANDLER']],
    ] as const;
    for (const [i, [post, zh, roles]] of posts.entries())
      await this.appoint(`${key}.${post}`, people[i] ?? '', zh, unit, roles);
  }
  /** One more person. */
  async appoint(
    account: string,
    name: string,
    post: string,
    unit: { id: string; name: string },
    roles: readonly Role[],
  ): Promise<void> {
    const id = randomUUID();
    this.more.set(account, { id, name });
    await this.do('sysadmin', 'person.appoint', id, { name, post, roles, account, region: '990121', unit });
    await this.client.request('sysadmin', 'POST', `/api/accounts/${account}/reset`, {
      password: demoAdminPassword,
      mustChange: false,
    });
  }

  /** The tables in which a text is stored anywhere, as an operator who looks into the database would find it. */
  async storedIn(text: string): Promise<string[]> {
    const client = new pg.Client({ connectionString: this.database });
    await client.connect();
    try {
      const { rows } = await client.query<{ name: string }>(
        `select format('%I.%I', schemaname, tablename) as name from pg_tables
         where schemaname not in ('pg_catalog', 'information_schema')`,
      );
      const found: string[] = [];
      for (const { name } of rows) {
        const hit = await client.query(`select 1 from ${name} t where strpos(t::text, $1) > 0 limit 1`, [text]);
        if (hit.rows.length > 0) found.push(name);
      }
      return found;
    } finally {
      await client.end();
    }
  }

  /** Moves the clock (forward or back) and waits until everything that is due by then has been done. */
  async moveTo(instant: string): Promise<void> {
    await this.shape.set(instant);
    this.client.forget();
    await this.settled();
  }
  now = (): string => this.shape.now();

  get = <T>(account: string, route: string): Promise<T> => this.client.request(account, 'GET', route) as Promise<T>;

  /** Any request of a signed-in person; FormData is sent as it is. @throws Error with the answer when it is refused */
  request = (account: string, method: string, route: string, body?: unknown): Promise<unknown> =>
    this.client.request(account, method, route, body);

  /** A file as a signed-in person downloads it. */
  download = (account: string, route: string): Promise<Uint8Array> => this.client.download(account, route);
  /** 附件: bytes that a report may name. */
  evidence = (account: string, name: string): Promise<unknown> => {
    const form = new FormData();
    form.append('file', new Blob([name]), name);
    return this.request(account, 'POST', '/api/attachments', form);
  };

  /** A command, and everything that follows from it. */
  async do(account: string, name: CommandName, id: string, body: object): Promise<void> {
    await this.client.request(account, 'POST', routeOf(name).replace(':id', id), body, randomUUID());
    await this.settled();
  }

  /** A command that must be refused: what the person is told. */
  async refused(account: string, name: CommandName, id: string, body: object): Promise<Problem> {
    try {
      await this.client.request(account, 'POST', routeOf(name).replace(':id', id), body, randomUUID());
    } catch (error) {
      const text = error instanceof Error ? error.message : '';
      return JSON.parse(text.slice(text.indexOf('{'))) as Problem;
    }
    throw new Error(`${account} ${name} was not refused`);
  }

  todos = (account: string): Promise<TodoView[]> => this.get(account, '/api/todos');
  /** The commands that wait for a person in a matter. */
  waiting = async (account: string, matterId: string): Promise<string[]> =>
    (await this.todos(account)).filter((t) => t.matterId === matterId).map((t) => t.command ?? t.step);
  awaits = (account: string, command: CommandName, matterId: string): Promise<TodoView> =>
    eventually(`${account} has ${command}`, async () =>
      (await this.todos(account)).find((t) => t.command === command && t.matterId === matterId),
    );

  /** The assignments of a unit in a matter as its liaison sees them, the oldest first. */
  assignments = async (unit: string, matterId: string): Promise<AssignmentView[]> => {
    const all = await this.get<AssignmentView[]>(`${unit}.handler`, `/api/assignments?matterId=${matterId}`);
    return all
      .filter((a) => a.unit.id === this.unit(unit).id)
      .sort((a, b) => a.assignmentNo.localeCompare(b.assignmentNo));
  };
  /** The latest of them. */
  assignment = (unit: string, matterId: string): Promise<AssignmentView> =>
    eventually(`an assignment of ${unit}`, async () => (await this.assignments(unit, matterId)).at(-1));

  /** 登记: an instruction of the county head, unless something else is said. */
  async register(rest: object = {}, id: string = randomUUID()): Promise<string> {
    const day = this.now().slice(0, 10);
    await this.do('youzhi', 'matter.register', id, {
      title: '关于柳汀镇鹭洲村饮水工程断供问题的办理',
      category: 'SPECIAL',
      urgency: 'NORMAL',
      source: { type: 'INSTRUCTION', title: '群众来信摘报', receivedOn: day },
      instruction: {
        leader: this.person('wenruochuan'),
        post: '县长',
        level: 'LOCAL',
        on: day,
        text: '请水利局查清原因,尽快恢复供水,并报结果。',
        subject: 'OTHER',
      },
      attachments: [],
      declaredUnclassified: true,
      ...rest,
    });
    return id;
  }

  /** 拟办. */
  draftOpinion = (matterId: string, rest: object = {}): Promise<void> =>
    this.do('miaoxiaolan', 'matter.draft-opinion', matterId, {
      mandate: { type: 'HEAD_INSTRUCTION', giver: '闻若川', on: this.now().slice(0, 10), evidence: '县长批示' },
      contentType: 'GOV_DEPLOYMENT',
      form: 'ROUTINE',
      effortPath: 'CONCLUDE',
      requirement: '查清断供原因,恢复供水',
      successCriteria: '恢复供水并经回访确认',
      deadline: { unit: 'WORKDAY', amount: 15 },
      supervisor: this.person('miaoxiaolan'),
      feedbackForm: 'SPECIAL_REPORT',
      confidentiality: 'INTERNAL',
      verification: ['PHONE'],
      duplicateChecked: true,
      ...rest,
    });

  /** 立项审核与审批. */
  async approve(matterId: string): Promise<void> {
    await this.do('zhenshouzhuo', 'matter.check-opinion', matterId, { agree: true, opinion: '同意' });
    await this.do('qiyanqiu', 'matter.approve', matterId, { decision: 'APPROVE', opinion: '同意立项' });
  }

  notice = (lines: readonly Line[]): object => ({
    title: '关于饮水工程断供问题的督办通知',
    text: '查清断供原因,恢复供水',
    contact: '苗晓岚',
    lines: lines.map(({ role, unit, deadline = { unit: 'WORKDAY', amount: 15 }, responsibleLeader }) => ({
      role,
      unit: this.unit(unit),
      requirement: '查清断供原因,恢复供水',
      deadline,
      ...(responsibleLeader === null ? {} : { responsibleLeader: this.person(responsibleLeader ?? `${unit}.head`) }),
    })),
  });

  /** From 登记 to 下达 in one go; returns the matter. */
  async issue(lines: readonly Line[], rest: { register?: object; opinion?: object } = {}): Promise<string> {
    const matterId = await this.register(rest.register);
    await this.draftOpinion(matterId, rest.opinion);
    await this.approve(matterId);
    await this.do('miaoxiaolan', 'notice.draft', matterId, this.notice(lines));
    await this.do('qiyanqiu', 'notice.sign', matterId, { agree: true, opinion: '' });
    return matterId;
  }

  /** 签收 by the unit's liaison. */
  async acknowledge(unit: string, matterId: string): Promise<AssignmentView> {
    const { id } = await this.assignment(unit, matterId);
    await this.do(`${unit}.handler`, 'assignment.acknowledge', id, {
      handler: this.person(`${unit}.handler`),
      remark: '',
    });
    return this.assignment(unit, matterId);
  }
}
