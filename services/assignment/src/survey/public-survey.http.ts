import { randomUUID } from 'node:crypto';
import { Body, Controller, HttpCode, Inject, Post, Req } from '@nestjs/common';
import { AnswerSurvey, type PublicSurveyView, type RefusalCode, SurveyToken } from '@duban/contracts';
import {
  Allow,
  ApiOperation,
  ApiTags,
  envToken,
  type HostRequest,
  refuseClassified,
  type ServiceEnv,
} from '@duban/host';
import { type Actor, Refusal } from '@duban/kernel';
import { NotFound } from '@duban/persistence';
import { submit } from './commands/submit';
import { type Link, linkOf } from './link';
import { surveyResponse } from './survey';
import { asked } from './survey.lookups';
import { surveyResponseStore } from './survey.store';
import { noteVisit } from './visit-limit';

/**
 * 群众填写 (S-64): for whoever has a link, without signing in. The link is in the body, so that no log of addresses keeps
 * it; it opens one answer sheet of one survey, and nothing else of the platform.
 */
@ApiTags('民情调查')
@Controller('api/public-survey')
export class PublicSurveyHttp {
  constructor(@Inject(envToken('assignment')) private readonly env: ServiceEnv) {}

  @Post()
  @HttpCode(200)
  @Allow('anyone')
  @ApiOperation({ summary: '凭链接打开调查问卷' })
  async open(@Body() body: unknown, @Req() request: HostRequest): Promise<PublicSurveyView> {
    const { token } = SurveyToken.parse(body);
    await noteVisit(this.env.db, request.ip);
    const link = linkOf(this.env.sealing, token);
    const now = this.env.clock.now();
    const { survey, today, answered } = await this.env.db
      .transaction({ scope: 'region', region: link.region }, (tx) => asked(this.env, tx, null, link, { now }))
      .catch(unknownAsInvalid);
    if (survey.status === 'NONE' || survey.status === 'DRAFTED' || survey.status === 'RETURNED')
      throw new Refusal<RefusalCode>('survey.link-invalid');
    const { title, intro, fromOn, untilOn, questions } = survey.drafted;
    const over = survey.status === 'CLOSED' || today > untilOn;
    const state = answered ? 'ANSWERED' : over ? 'OVER' : today < fromOn ? 'NOT_YET' : 'OPEN';
    return { state, title, intro, fromOn, untilOn, questions: state === 'OPEN' ? questions : [] };
  }

  @Post('answer')
  @HttpCode(204)
  @Allow('anyone')
  @ApiOperation({ summary: '凭链接提交答卷,一个链接一次' })
  async answer(@Body() body: unknown, @Req() request: HostRequest): Promise<void> {
    const { token, answers } = AnswerSurvey.parse(body);
    await noteVisit(this.env.db, request.ip);
    const link = linkOf(this.env.sealing, token);
    const actor = respondent(link);
    await refuseClassified(this.env, actor, '民情调查', answers);
    const { surveyId, serial } = link;
    const now = this.env.clock.now();
    const command = { surveyId, serial, channel: 'LINK' as const, answers };
    await this.env
      .handle(
        surveyResponse,
        surveyResponseStore,
        submit,
        {
          ...{ aggregateId: randomUUID(), commandId: randomUUID(), command, actor, now, creates: true },
          scope: { scope: 'region', region: link.region },
          traceparent: request.traceparent,
        },
        (tx) => asked(this.env, tx, null, command, { now }),
      )
      .catch(unknownAsInvalid);
  }
}

/** Nobody in particular: who answers is not kept. */
const respondent = ({ region }: Link): Actor => ({
  ...{ id: 'respondent', name: '受访者', roles: [], units: [], region },
  system: true,
});

const unknownAsInvalid = (error: unknown): never => {
  throw error instanceof NotFound ? new Refusal<RefusalCode>('survey.link-invalid') : error;
};
