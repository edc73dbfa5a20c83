import { type AssignmentView, type CommandName, words } from '@duban/contracts';
import { localDayOf, type Stage } from './stage';

const A_MOMENT = 40;
const A_WHILE = 200;
const PAUSE_MS = 50;
const statuses = Object.keys(words.matterStatus);

export const agreed = { agree: true, opinion: '' };
/** 审核: passed, or sent back for `opinion`. */
export const judged = (passed: boolean): object => ({
  checks: ['FORMAT', 'ELEMENTS', 'EVIDENCE', 'HEAD_SIGNED', 'PROBLEMS', 'ON_TOPIC', 'MEASURES'],
  factsClear: true,
  conclusionAccurate: passed,
  handledProperly: passed,
  verification: 'PHONE',
  result: passed ? 'PASS' : 'SUPPLEMENT',
  opinion: passed ? '' : '结论依据不足,请补充佐证',
});

/** The people of one matter at work: each step waits for its to-do, then gives its command; a repeat changes nothing. */
export class Hand {
  constructor(
    readonly stage: Stage,
    private readonly id: string,
  ) {}

  /** Whether the matter has already come so far: a load that was cut off goes on behind it. */
  async past(status: string): Promise<boolean> {
    const rank = (one: string): number => statuses.indexOf(one);
    const matter = (await this.stage.client
      .request('miaoxiaolan', 'GET', `/api/matters/${this.id}`)
      .catch(() => undefined)) as { status: string } | undefined;
    return matter !== undefined && rank(matter.status) >= rank(status);
  }

  async step(account: string, command: CommandName, body: object): Promise<void> {
    await this.waiting(account, command);
    await this.stage.client.command(account, command, this.id, body);
  }

  /** @param item which of the unit's tasks, where it has one for each of several 检查项目 */
  async work(
    account: string,
    unit: string,
    command: CommandName,
    body: object,
    round = 1,
    item?: number,
  ): Promise<void> {
    const task = await this.task(account, unit, item);
    await this.waiting(account, command, task);
    await this.stage.client.command(account, command, task, body, `${round}`);
  }

  /** A step of what has a process of its own beside that of the matter: 核查, 结论, 复核. */
  async of(account: string, command: CommandName, id: string, body: object): Promise<void> {
    await this.waiting(account, command);
    await this.stage.client.command(account, command, id, body);
  }

  /** The unit's task, once it has been issued. */
  async task(account: string, unit: string, item?: number): Promise<string> {
    const { id } = this.stage.unit(unit);
    for (let i = 0; i < A_WHILE; i += 1) {
      const own = (await this.tasks(account)).find((row) => row.unit.id === id && (!item || row.item?.no === item));
      if (own) return own.id;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
    throw new Error(`${account} sees no task of ${unit} for ${this.id}`);
  }

  async tasks(account: string): Promise<AssignmentView[]> {
    return (await this.stage.client.request(
      account,
      'GET',
      `/api/assignments?matterId=${this.id}`,
    )) as AssignmentView[];
  }

  /** Its to-do; where a load that was cut off had done it already there is none, and the repeat gets its first answer. */
  private async waiting(account: string, command: CommandName, task?: string): Promise<void> {
    const { client, again } = this.stage;
    if (!again) return void (await client.todo(account, command, this.id, { task }));
    await client.todo(account, command, this.id, { task, tries: A_MOMENT }).catch(() => undefined);
  }

  async evidence(account: string, name: string): Promise<unknown> {
    const form = new FormData();
    form.append('file', new Blob([`${name}:现场核实,问题已解决。`], { type: 'text/plain' }), name);
    return this.stage.client.request(account, 'POST', '/api/attachments', form);
  }

  register(title: string, at: string, leader: string, post: string, text: string, urgency: string): Promise<unknown> {
    const on = localDayOf(at);
    return this.stage.client.command('youzhi', 'matter.register', this.id, {
      title,
      category: 'INSTRUCTION',
      urgency,
      source: { type: 'INSTRUCTION', title: '领导批示件', receivedOn: on },
      instruction: { leader: this.stage.person(leader), post, level: 'LOCAL', on, text, subject: 'OTHER' },
      attachments: [],
      declaredUnclassified: true,
    });
  }

  opinion(effortPath: 'KNOW' | 'CONCLUDE', requirement: string, at: string, giver: string): Promise<void> {
    return this.step('miaoxiaolan', 'matter.draft-opinion', {
      mandate: { type: 'HEAD_INSTRUCTION', giver, on: localDayOf(at), evidence: '领导批示' },
      contentType: 'GOV_DEPLOYMENT',
      form: 'ROUTINE',
      effortPath,
      requirement,
      successCriteria: '问题解决并经核实',
      deadline: { unit: 'WORKDAY', amount: 15 },
      supervisor: this.stage.person('miaoxiaolan'),
      feedbackForm: 'SPECIAL_REPORT',
      confidentiality: 'INTERNAL',
      verification: ['PHONE', 'ON_SITE'],
      duplicateChecked: true,
    });
  }
}
