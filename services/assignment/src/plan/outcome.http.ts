import { Controller, Get, Inject, NotFoundException, Param, type StreamableFile } from '@nestjs/common';
import { localDay } from '@duban/calendar';
import { type CheckItem, words } from '@duban/contracts';
import { meetingOutcome, type MeetingOutcome } from '@duban/documents';
import { Allow, ApiOperation, ApiTags, CurrentActor, envToken, knownRow, scopeOf, type ServiceEnv } from '@duban/host';
import { type Actor } from '@duban/kernel';
import { docxFile } from '../docx-file';
import { type OpenAssignment } from '../assignment/assignment';
import { figuresOf } from './figures';
import { decisionOn, ends, type OpenPlan } from './plan';
import { itemTasks } from './plan.lookups';

type Task = { state: OpenAssignment };
type Row = { state: OpenPlan; title: string | null };
/** Delivered by the unit, or done: nothing is overdue there any more. */
const rests = new Set<OpenAssignment['status']>(['SUBMITTED', 'ACCEPTED', 'CLEARED', 'SUSPENDED']);

/** 上次议定事项落实情况 (S-83, WH_Feedback), as a document for the next meeting. */
@ApiTags('交办')
@Controller('api/supervision-plans')
export class OutcomeHttp {
  constructor(@Inject(envToken('assignment')) private readonly env: ServiceEnv) {}

  @Get(':matterId/outcome.docx')
  @Allow('SUPERVISOR', 'SUPERVISION_CHIEF', 'OFFICE_DIRECTOR', 'GOV_LEADER', 'GOV_HEAD')
  @ApiOperation({ summary: '上次议定事项落实情况(docx),按此刻的进展' })
  async outcome(@CurrentActor() actor: Actor, @Param('matterId') matterId: string): Promise<StreamableFile> {
    const read = await this.env.db.transaction(scopeOf(actor), async (tx) => {
      const row = await knownRow(matterId, () =>
        tx.query<Row>(
          `select p.state, t.title from assignment.supervision_plan p
           left join assignment.matter_terms t on t.matter_id = p.id where p.id = $1`,
          [matterId],
        ),
      );
      return { ...row, tasks: await itemTasks(tx, matterId) };
    });
    if (!read.state.inForce) throw new NotFoundException();
    const now = this.env.clock.now();
    const { office } = this.env.policyFor(actor.region).issuer;
    const { state, title, tasks } = read;
    return docxFile(
      '上次议定事项落实情况.docx',
      await meetingOutcome({
        issuer: `${office}督查室`,
        title: title ?? '',
        at: now,
        figures: figuresOf(state, tasks, now),
        items: read.state.inForce.items.map((item) => line(item, state, tasks, now)),
        suggestions: state.summary?.suggestions ?? null,
      }),
    );
  }
}

const line = (
  item: CheckItem,
  plan: OpenPlan,
  tasks: readonly Task[],
  now: string,
): MeetingOutcome['items'][number] => {
  const task = tasks.find(({ state }) => state.issued.item?.no === item.no && state.issued.role !== 'CO')?.state;
  const said = plan.classified.flatMap(({ lines }) => lines.filter(({ no }) => no === item.no)).at(-1);
  const decision = decisionOn(plan, item.no);
  const ended = decision && ends.has(decision.decision) ? decision : null;
  const open = task?.status !== 'CLEARED' && !ended;
  const late = task && !rests.has(task.status) && task.dueAt < now;
  const lagging = open && said && said.progressClass !== 'NORMAL' ? said : null;
  const trouble = [
    ...(late ? [`已逾期(时限${localDay(task.dueAt)})`] : []),
    ...(lagging ? [`${words.progressClass[lagging.progressClass]},${lagging.guidance}`] : []),
  ];
  const last = task?.progress.at(-1);
  return {
    no: item.no,
    matter: item.matter,
    lead: task?.issued.unit.name ?? item.lead.name,
    co: item.co.map(({ name }) => name),
    dueOn: task ? localDay(task.dueAt) : item.dueOn,
    state: ended ? words.itemDecision[ended.decision] : task ? words.assignmentStatus[task.status] : '未交办',
    trouble: trouble.length > 0 ? `${trouble.join(';')}。` : null,
    progress: ended?.opinion ?? task?.report?.results ?? (last ? `${last.percent}%:${last.progress}` : '尚未报送进展'),
  };
};
