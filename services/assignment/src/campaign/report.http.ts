import { Controller, Get, Inject, NotFoundException, Param, type StreamableFile } from '@nestjs/common';
import { words } from '@duban/contracts';
import { campaignReport, type CampaignReport } from '@duban/documents';
import { Allow, ApiOperation, ApiTags, CurrentActor, envToken, scopeOf, type ServiceEnv } from '@duban/host';
import { type Actor } from '@duban/kernel';
import { docxFile } from '../docx-file';
import { readWhole, type Whole } from './field.queries';
import { standingOf } from './finding-status';

/** 督查总报告 as a document, with how far each finding is now. */
@ApiTags('大型督查')
@Controller('api/campaigns')
export class CampaignReportHttp {
  constructor(@Inject(envToken('assignment')) private readonly env: ServiceEnv) {}

  @Get(':matterId/report.docx')
  @Allow('SUPERVISION_CHIEF', 'OFFICE_DIRECTOR', 'GOV_LEADER', 'GOV_HEAD')
  @ApiOperation({ summary: '督查总报告(docx)' })
  async report(@CurrentActor() actor: Actor, @Param('matterId') matterId: string): Promise<StreamableFile> {
    const all = await this.env.db.transaction(scopeOf(actor), (tx) => readWhole(tx, matterId, actor));
    const written = reportOf(all, `${this.env.policyFor(actor.region).issuer.office}督查室`);
    if (!written) throw new NotFoundException();
    return docxFile('督查总报告.docx', await campaignReport(written));
  }
}

const reportOf = (all: Whole, issuer: string): CampaignReport | null => {
  const { field, matter } = all.campaign;
  const { synthesis, merged } = field;
  if (!synthesis || !merged) return null;
  const { overall, causes, achievements, suggestions, conclusions, figures, at } = synthesis;
  return {
    ...{ issuer, title: matter.matterTitle, at, overall, causes, achievements, suggestions },
    figures: {
      ...figures,
      grades: figures.grades.map(({ grade, findings }) => `${words.findingGrade[grade]}${findings}个`),
    },
    findings: merged.findings.map(({ findingId, grade, type, unit, problem, atOnce }) => {
      const { status } = standingOf(findingId, field, all);
      const { what, when, where, impact, cause, suggestion } = problem;
      const said = [...(atOnce ? ['立行立改'] : []), ...(status === 'FOUND' ? [] : [words.findingStatus[status]])];
      return {
        ...{ grade: words.findingGrade[grade], type: words.findingType[type], unit: unit.name },
        ...{ what, when, where, impact, cause, suggestion, standing: said.length > 0 ? said.join(',') : null },
      };
    }),
    conclusions: conclusions.map(({ unit, judgement, requirement }) => ({ unit: unit.name, judgement, requirement })),
  };
};
