import { Controller, Get, Inject } from '@nestjs/common';
import { localDay } from '@duban/calendar';
import { type DelegationView } from '@duban/contracts';
import { Allow, ApiOperation, ApiTags, CurrentActor, envToken, type ServiceEnv } from '@duban/host';
import { type Actor } from '@duban/kernel';
import { type Delegation } from './delegation';
import { arranges } from './rules';

type Open = Exclude<Delegation, { status: 'NONE' }>;

@ApiTags('组织机构')
@Controller('api/delegations')
export class DelegationQueries {
  constructor(@Inject(envToken('directory')) private readonly env: ServiceEnv) {}

  @Get()
  @Allow('signed-in')
  @ApiOperation({ summary: '代理:我授予的、我代理的;办公室主任、系统管理员看本地区全部' })
  async list(@CurrentActor() actor: Actor): Promise<DelegationView[]> {
    const rows = await this.env.db.query<{ id: string; state: Open }>(
      { scope: 'region', region: actor.region },
      `select id, state from directory.delegation
       where region = $1 and ($2::boolean or from_person = $3 or to_person = $3)
       order by ended, until_on desc, state -> 'granted' ->> 'at' desc limit 500`,
      [actor.region, arranges(actor), actor.id],
    );
    const today = localDay(this.env.clock.now());
    return rows.map(({ id, state: { granted, ended } }) => {
      const { region: _, ...shown } = granted;
      return { id, ...shown, status: statusOn(today, granted, ended !== null), ended };
    });
  }
}

const statusOn = (today: string, { fromOn, untilOn }: Open['granted'], ended: boolean): DelegationView['status'] => {
  if (ended || today > untilOn) return 'OVER';
  return today < fromOn ? 'COMING' : 'IN_FORCE';
};
