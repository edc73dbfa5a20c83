import { Controller, Get, Header, Inject, Param } from '@nestjs/common';
import { type InformantIdentityView, type InformantView, type RefusalCode } from '@duban/contracts';
import {
  aboutField,
  Allow,
  ApiOperation,
  ApiTags,
  CurrentActor,
  envToken,
  knownRow,
  scopeOf,
  type ServiceEnv,
} from '@duban/host';
import { type Actor, Refusal } from '@duban/kernel';
import { type OpenMatter } from '../matter/matter';
import { exposedIn } from './exposed';
import { type RecordedInformant } from './informant';
import { assertReader, readersOf } from './named-persons';

/** A view is for one look; who looks again says why again. */
const VIEW_MINUTES = 10;
type Row = { state: RecordedInformant; matter: OpenMatter; units: string[] };

/** 反映人: for the supervision body; a unit finds nothing here, whatever it asks for. */
@ApiTags('立项登记')
@Controller('api/informants')
@Allow('INTAKE_CLERK', 'SUPERVISOR', 'SUPERVISION_CHIEF', 'OFFICE_DIRECTOR')
export class InformantQueries {
  constructor(@Inject(envToken('intake')) private readonly env: ServiceEnv) {}

  @Get(':matterId')
  @ApiOperation({ summary: '反映人是否已登记、谁可查看;办公室主任另见每次查看' })
  async informant(@CurrentActor() actor: Actor, @Param('matterId') id: string): Promise<InformantView> {
    const { state, matter, units } = await this.row(actor, id);
    const of = { supervisor: matter.opinion?.supervisor ?? null, units };
    this.env.informants.keep(id, state.sealed);
    const readers = readersOf(state, of);
    return {
      recordedBy: state.recordedBy,
      recordedAt: state.recordedAt,
      mayReveal: readers.some((reader) => reader.id === actor.id),
      readers,
      exposedIn: exposedIn(matter, (text) => this.env.informants.named(id, text)),
      views: actor.roles.includes('OFFICE_DIRECTOR') ? [...state.views] : null,
    };
  }

  @Get(':matterId/identity')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: '反映人原文:写明查看事由后十分钟内' })
  async identity(@CurrentActor() actor: Actor, @Param('matterId') id: string): Promise<InformantIdentityView> {
    const { state, matter, units } = await this.row(actor, id);
    assertReader(state, { supervisor: matter.opinion?.supervisor ?? null, units }, actor);
    const since = new Date(Date.parse(this.env.clock.now()) - VIEW_MINUTES * 60_000).toISOString();
    if (!state.views.some(({ by, at }) => by.id === actor.id && at > since))
      throw new Refusal<RefusalCode>('informant.not-revealed', { minutes: VIEW_MINUTES });
    const open = (text: string, field: 'name' | 'contact' | 'unit'): string =>
      this.env.sealing.open(text, aboutField(id, field));
    return {
      informants: state.sealed.map(({ name, contact, unit }) => ({
        name: open(name, 'name'),
        ...(contact ? { contact: open(contact, 'contact') } : {}),
        ...(unit ? { unit: open(unit, 'unit') } : {}),
      })),
    };
  }

  /** Of a matter that the person sees; what is not there and what is not for them look the same. */
  private async row(actor: Actor, id: string): Promise<Row> {
    const row = await knownRow(id, () =>
      this.env.db.query<Row>(
        scopeOf(actor),
        `select i.state, m.state as matter, m.units from intake.informant i join intake.matter m on m.id = i.id
           where i.id = $1`,
        [id],
      ),
    );
    return row;
  }
}
