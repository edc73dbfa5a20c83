import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { type SurveyLinkView, type SurveyResultsView, type SurveyView } from '@duban/contracts';
import { Allow, ApiOperation, ApiTags, CurrentActor, envToken, knownRow, scopeOf, type ServiceEnv } from '@duban/host';
import { type Actor } from '@duban/kernel';
import { z } from 'zod';
import { tokenOf } from './link';
import { tallied } from './rules/tally';
import { type OpenSurvey } from './survey';
import { responsesTo } from './survey.lookups';

type Row = { id: string; version: number; state: OpenSurvey };
const Of = z.object({ matterId: z.uuid('事项编号格式不对').optional() });

@ApiTags('民情调查')
@Controller('api/surveys')
export class SurveyQueries {
  constructor(@Inject(envToken('assignment')) private readonly env: ServiceEnv) {}

  @Get()
  @Allow('SUPERVISOR', 'SUPERVISION_CHIEF', 'OFFICE_DIRECTOR', 'GOV_LEADER', 'GOV_HEAD')
  @ApiOperation({ summary: '民情调查:一个事项的,或全部,最近拟订的在前' })
  async list(@CurrentActor() actor: Actor, @Query() query: unknown): Promise<SurveyView[]> {
    const { matterId } = Of.parse(query);
    const rows = await this.env.db.query<Row>(
      scopeOf(actor),
      `select id, version, state from assignment.survey where region = $1 and ($2::uuid is null or matter_id = $2)
       order by state #>> '{drafted,at}' desc, id limit 200`,
      [actor.region, matterId ?? null],
    );
    return rows.map(view);
  }

  @Get(':id/results')
  @Allow('SUPERVISOR', 'SUPERVISION_CHIEF', 'OFFICE_DIRECTOR', 'GOV_LEADER', 'GOV_HEAD')
  @ApiOperation({ summary: '调查结果:到现在为止的' })
  async results(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<SurveyResultsView> {
    const { state } = await this.one(actor, id);
    const { questions, sample } = state.drafted;
    const responses = await this.env.db.transaction(scopeOf(actor), (tx) => responsesTo(tx, id));
    const answers = responses.map((one) => one.answers);
    const by = (channel: string): number => responses.filter((one) => one.channel === channel).length;
    return {
      size: sample.size,
      answered: responses.length,
      byChannel: { LINK: by('LINK'), VISIT: by('VISIT'), PHONE: by('PHONE') },
      tallies: tallied(questions, answers),
      texts: questions
        .filter(({ kind }) => kind === 'TEXT')
        .map(({ questionId }) => ({
          questionId,
          texts: answers.flatMap((said) =>
            said.flatMap((one) => (one.questionId === questionId && one.text ? [one.text] : [])),
          ),
        })),
    };
  }

  @Get(':id/links')
  @Allow('SUPERVISOR', 'SUPERVISION_CHIEF')
  @ApiOperation({ summary: '调查的链接:每个样本一个,只能填写一次' })
  async links(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<SurveyLinkView[]> {
    const { state } = await this.one(actor, id);
    if (state.status !== 'OPEN') return [];
    const rows = await this.env.db.query<{ serial: number }>(
      scopeOf(actor),
      'select serial from assignment.survey_response where survey_id = $1',
      [id],
    );
    const answered = new Set(rows.map(({ serial }) => serial));
    const { region, sample } = state.drafted;
    return Array.from({ length: sample.size }, (_, i) => ({
      serial: i + 1,
      // Behind the #, where a browser sends it to nobody.
      path: `/survey#${tokenOf(this.env.sealing, { region, surveyId: id, serial: i + 1 })}`,
      answered: answered.has(i + 1),
    }));
  }

  private async one(actor: Actor, id: string): Promise<Row> {
    const row = await knownRow(id, () =>
      this.env.db.query<Row>(scopeOf(actor), 'select id, version, state from assignment.survey where id = $1', [id]),
    );
    return row;
  }
}

const view = ({ id, version, state: { status, drafted, decided, closed } }: Row): SurveyView => {
  const { by: draftedBy, at: draftedAt, region: _, matterTitle = null, ...said } = drafted;
  return { id, version, status, draftedBy, draftedAt, matterTitle, decided, closed, ...said };
};
