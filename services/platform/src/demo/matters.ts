import { type AssignmentView } from '@duban/contracts';
import { idOf } from './browser';
import { type Matter, matters } from './county-matters';
import { fieldWork } from './field-work';
import { type Act, dayAt, localDayOf, type Stage } from './stage';

/** The matters of domain 6.4 that this version can show, from their instruction to today's state. */
export const demoMatters = (stage: Stage): Act[] => matters.flatMap((m) => actsOf(stage, m));

const actsOf = (stage: Stage, m: Matter): Act[] => {
  const { client, today, person, unit } = stage;
  const id = idOf(`matter ${m.key}`);
  const at = (days: number, hour: number): string => dayAt(today, m.days + days, hour);
  const day = localDayOf(at(0, 9));
  const acts: Act[] = [];
  const act = (when: string, what: () => Promise<unknown>): void => void acts.push({ at: when, act: what });
  /** a step of the process: waits for its to-do, then calls its command; a step that is done is passed over */
  const step = (when: string, account: string, command: Parameters<typeof client.command>[1], body: unknown): void =>
    act(when, async () => {
      if (await done(stage, account, command, id)) return;
      await client.todo(account, command, id);
      await client.command(account, command, id, body);
    });
  const registrar = m.restrictedTo?.[0] ?? 'youzhi';
  const { informant } = m;
  if (informant) act(at(0, 8.4), () => client.command(registrar, 'informant.record', id, { informants: [informant] }));
  act(at(0, 8.5), () =>
    client.command(registrar, 'matter.register', id, {
      title: m.title,
      category: m.category,
      urgency: m.urgency,
      source: { type: m.sourceType ?? (informant ? 'PETITION' : 'INSTRUCTION'), title: m.source, receivedOn: day },
      instruction: {
        leader: person(m.leader),
        post: m.post,
        level: m.level ?? 'LOCAL',
        on: day,
        text: m.text,
        subject: m.restrictedTo ? 'TEAM' : 'OTHER',
      },
      ...(m.restrictedTo ? { restrictedTo: m.restrictedTo.map(person) } : {}),
      attachments: [],
      declaredUnclassified: true,
    }),
  );
  const { reason, ...deadline } = m.deadline;
  step(at(0, 8.8), 'miaoxiaolan', 'matter.draft-opinion', {
    mandate: {
      type: m.mandate ?? 'HEAD_INSTRUCTION',
      giver: person(m.leader).name,
      on: day,
      evidence: `${m.post}批示`,
    },
    contentType: 'GOV_DEPLOYMENT',
    form: 'ROUTINE',
    effortPath: m.path,
    ...(m.policyBasis ? { policyBasis: m.policyBasis } : {}),
    requirement: m.requirement,
    successCriteria: '问题解决并经核实',
    deadline,
    ...(reason ? { deadlineReason: reason } : {}),
    supervisor: person('miaoxiaolan'),
    feedbackForm: 'SPECIAL_REPORT',
    confidentiality: 'INTERNAL',
    verification: ['PHONE', 'ON_SITE'],
    duplicateChecked: true,
  });
  if (m.call) {
    step(at(0, 10), 'miaoxiaolan', 'matter.record-call', { ...m.call, unit: unit(m.call.unit) });
    return acts;
  }
  step(at(0, 9), 'zhenshouzhuo', 'matter.check-opinion', { agree: true, opinion: '同意' });
  // 督查建议 are approved by the head (I-1).
  const approver = m.mandate === 'APPROVED_PROPOSAL' ? 'wenruochuan' : 'qiyanqiu';
  step(at(0, 9.2), approver, 'matter.approve', { decision: 'APPROVE', opinion: '同意立项' });
  if (m.lines.length === 0) return [...acts, ...fieldWork(stage, m, id)];
  step(at(0, 9.5), 'miaoxiaolan', 'notice.draft', {
    title: `${m.title}督办通知`.slice(0, 80),
    text: m.requirement,
    contact: '苗晓岚',
    lines: m.lines.map((l) => ({
      role: l.role,
      unit: unit(l.unit),
      responsibleLeader: person(`${l.unit}.head`),
      requirement: l.requirement,
      deadline,
    })),
  });
  step(at(0, 9.8), 'qiyanqiu', 'notice.sign', { agree: true, opinion: '' });
  for (const line of m.lines) {
    const account = `${line.unit}.handler`;
    act(at(0, 10.3), async () => {
      const assignment = await assignmentOf(stage, account, id);
      if (assignment.status !== 'ISSUED') return;
      await client.todo(account, 'assignment.acknowledge', id);
      await client.command(account, 'assignment.acknowledge', assignment.id, { handler: person(account), remark: '' });
    });
  }
  acts.push(...later(stage, m, id));
  return acts;
};

/** What happened after 签收, matter by matter. */
const later = (stage: Stage, m: Matter, id: string): Act[] => {
  const { client, today } = stage;
  const at = (days: number, hour: number): string => dayAt(today, m.days + days, hour);
  const on =
    (account: string, command: Parameters<typeof client.command>[1], body: unknown, step = '') =>
    async (): Promise<void> => {
      const { id: assignment } = await assignmentOf(
        stage,
        account.includes('.') ? account : `${m.lines[0]?.unit}.handler`,
        id,
      );
      await client.command(account, command, assignment, body, step);
    };
  const lead = `${m.lines[0]?.unit}.handler`;
  const progress = (percent: number, text: string) => ({
    deployment: '已召开专题会部署',
    actions: text,
    progress: `总体进度${percent}%`,
    percent,
    achievements: '协调机制已建立',
    problems: [],
    noProblemStatement: '经自查暂无新问题',
    nextSteps: '按计划推进',
    evidence: [],
  });
  switch (m.key) {
    case '1':
      return [{ at: at(0, 15), act: on(lead, 'assignment.report-progress', progress(60, '抢修队已到场,更换主管网')) }];
    case '5':
      return [
        { at: at(4, 10), act: on(lead, 'assignment.report-progress', progress(45, '已核对小区21个,发现走样问题3处')) },
      ];
    case '2':
      return ['traffic', 'education'].map((unit) => ({
        at: at(1, 10),
        act: async () => {
          const { id: assignment, status } = await assignmentOf(stage, `${unit}.handler`, id);
          if (status === 'ACCEPTED') return;
          await client.todo(`${unit}.handler`, 'assignment.submit-opinion', id);
          await client.command(`${unit}.handler`, 'assignment.submit-opinion', assignment, {
            opinion: '已制定配合措施,同意牵头单位意见',
            evidence: [],
          });
        },
      }));
    // 蓝单、黄单 are sent by the ladder when it is overdue; the red one is asked for by the desk and signed by the chief.
    case '6':
      return [
        { at: at(6, 10), act: on(lead, 'assignment.report-progress', progress(40, '已查处采砂点2处')) },
        {
          at: at(15, 10),
          act: on('miaoxiaolan', 'assignment.urge', {
            channel: 'PHONE',
            content: '已逾期,请限期办结并说明原因',
            answeredBy: '蒲泽',
            answer: '正在组织联合执法',
          }),
        },
        {
          at: at(19, 9),
          act: on(
            'miaoxiaolan',
            'assignment.urge',
            {
              channel: 'LETTER',
              color: 'RED',
              content: '逾期仍未办结,提请约谈',
              answeredBy: '蒲泽',
              answer: '三日内完成',
            },
            'red',
          ),
        },
        { at: at(19, 10), act: on('zhenshouzhuo', 'assignment.approve-notice', { agree: true, opinion: '同意' }) },
      ];
    case '7':
      return [
        { at: at(5, 10), act: on(lead, 'assignment.report-progress', progress(50, '已核实欠薪名单,法院正在审理')) },
        {
          at: at(10, 10),
          act: async () => {
            const { id: assignment, dueAt } = await assignmentOf(stage, lead, id);
            await client.command(lead, 'assignment.request-extension', assignment, {
              reason: 'LITIGATION',
              explanation: '案件正在法院审理,需待判决',
              progress: '已核实欠薪名单',
              newDueOn: localDayOf(new Date(Date.parse(dueAt) + 3 * 86_400_000).toISOString()),
              nextSteps: '判决后督促执行',
            });
          },
        },
        {
          at: at(10, 14),
          act: on('labour.head', 'assignment.endorse-extension', { agree: true, opinion: '同意申请' }),
        },
        { at: at(10, 16), act: on('miaoxiaolan', 'assignment.check-extension', { agree: true, opinion: '情况属实' }) },
        {
          at: at(11, 10),
          act: on('zhenshouzhuo', 'assignment.decide-extension', { result: 'APPROVED', opinion: '情况属实,同意延期' }),
        },
      ];
    default:
      return fieldWork(stage, m, id);
  }
};

const assignmentOf = async ({ client }: Stage, account: string, matterId: string): Promise<AssignmentView> => {
  for (let i = 0; i < 200; i += 1) {
    const [found] = (await client.request(account, 'GET', `/api/assignments?matterId=${matterId}`)) as AssignmentView[];
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${account} sees no assignment of ${matterId}`);
};

/** Whether the matter is past a step: then its to-do will not come again. */
const order = ['matter.draft-opinion', 'matter.check-opinion', 'matter.approve', 'notice.draft', 'notice.sign'];
const passed: Record<string, number> = { REGISTERED: 0, OPINION_DRAFTED: 1, APPROVED: 3 };
const done = async ({ client }: Stage, account: string, command: string, id: string): Promise<boolean> => {
  const { status } = (await client.request(account, 'GET', `/api/matters/${id}`)) as { status: string };
  if (command === 'matter.record-call') return status === 'CLOSED' || status === 'ARCHIVED';
  return (passed[status] ?? order.length) > order.indexOf(command);
};
