import { Controller, Get, Inject, Param, type StreamableFile } from '@nestjs/common';
import { words } from '@duban/contracts';
import { researchReport } from '@duban/documents';
import { Allow, ApiOperation, ApiTags, CurrentActor, envToken, knownRow, scopeOf, type ServiceEnv } from '@duban/host';
import { type Actor } from '@duban/kernel';
import { docxFile } from '../docx-file';
import { type OpenReport, type Suggestion } from './research-report';

/** 督查调研报告 as a document, with what its suggestions have come to. */
@ApiTags('督查调研')
@Controller('api/research-reports')
export class ResearchReportHttp {
  constructor(@Inject(envToken('assignment')) private readonly env: ServiceEnv) {}

  @Get(':id/report.docx')
  @Allow('SUPERVISOR', 'SUPERVISION_CHIEF', 'OFFICE_DIRECTOR', 'GOV_LEADER', 'GOV_HEAD')
  @ApiOperation({ summary: '督查调研报告(docx)' })
  async report(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<StreamableFile> {
    const { state } = await knownRow(id, () =>
      this.env.db.query<{ state: OpenReport }>(
        scopeOf(actor),
        'select state from assignment.research_report where region = $1 and id = $2',
        [actor.region, id],
      ),
    );
    const { title, background, methods, problems, causes, achievements, at } = state.drafted;
    const written = await researchReport({
      ...{ title, background, problems, causes, achievements },
      issuer: `${this.env.policyFor(actor.region).issuer.office}督查室`,
      at: state.approved?.agree ? state.approved.at : at,
      methods: methods.map((method) => words.supervisionMethod[method]),
      suggestions: state.suggestions.map((one) => ({
        ...{ to: one.to.name, text: one.text, basis: one.basis, standing: standingOf(one) },
      })),
    });
    return docxFile('督查调研报告.docx', written);
  }
}

const standingOf = ({ decided, followed }: Suggestion): string => {
  if (!decided) return '待答复';
  const result = words.suggestionResult[decided.result];
  if (decided.result === 'REJECTED') return result;
  return `${result},${followed.some(({ done }) => done) ? '已落实' : '落实中'}`;
};
