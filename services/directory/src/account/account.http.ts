import { Body, Controller, Get, HttpCode, Inject, NotFoundException, Param, Post, Req, Res } from '@nestjs/common';
import { hashPassword, passwordReasons, verifyPassword } from '@duban/auth';
import { ChangePassword, type MeView, type RefusalCode, type Role, SignIn } from '@duban/contracts';
import {
  Allow,
  ApiOperation,
  ApiTags,
  CurrentActor,
  envToken,
  type HostRequest,
  refuseClassified,
  type ServiceEnv,
  SESSION_COOKIE,
  sessionCookieOptions,
  tokenOf,
} from '@duban/host';
import { type Actor, Refusal } from '@duban/kernel';
import { z } from 'zod';
import { inTurn } from './in-turn';
import { SignInGuard } from './sign-in-guard';

type Row = {
  login: string;
  hash: string;
  must_change: boolean;
  id: string;
  region: string;
  name: string;
  post: string;
  unit: { id: string; name: string };
  roles: Role[];
  region_name: string;
};
/** The part of the reply that the session needs. */
type Reply = Record<'setCookie', (name: string, value: string, options: object) => unknown> &
  Record<'clearCookie', (name: string, options: object) => unknown>;
const all = { scope: 'all' } as const;
const Reset = z.object({ password: z.string().min(1).max(200), mustChange: z.boolean().default(true) });
const Regions = z
  .array(z.object({ code: z.string().regex(/^\d{6}(\d{3}){0,2}$/), name: z.string().min(1).max(60) }))
  .max(5000);

/** 登录、口令、当前用户. Accounts are looked up before anybody's region is known, so their table is read over all regions. */
@ApiTags('登录')
@Controller('api')
export class AccountHttp {
  private readonly guard: SignInGuard;
  private readonly inTurn = inTurn();
  constructor(@Inject(envToken('directory')) private readonly env: ServiceEnv) {
    this.guard = new SignInGuard(env.db);
  }

  @Post('sign-in')
  @HttpCode(200)
  @Allow('anyone')
  @ApiOperation({ summary: '登录' })
  async signIn(
    @Body() body: unknown,
    @Req() request: HostRequest & { ip: string },
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<MeView> {
    const { account, password } = SignIn.parse(body);
    // Who signs in several times at once is not locked out by those of them that have not succeeded yet.
    const row = await this.inTurn(account, () => this.proven(account, password, request.ip));
    await this.openSession(row, request, reply);
    return this.view(row);
  }

  @Post('sign-out')
  @HttpCode(204)
  @Allow('anyone')
  @ApiOperation({ summary: '退出' })
  async signOut(@Req() request: HostRequest, @Res({ passthrough: true }) reply: Reply): Promise<void> {
    await this.endSession(request);
    reply.clearCookie(SESSION_COOKIE, sessionCookieOptions(request.protocol === 'https'));
  }

  @Get('me')
  @Allow('signed-in')
  @ApiOperation({ summary: '当前用户' })
  async me(@CurrentActor() actor: Actor): Promise<MeView> {
    const row = await this.find('p.id::text = $1', actor.id);
    if (!row) throw new Refusal<RefusalCode>('sign-in.failed');
    return this.view(row);
  }

  @Post('change-password')
  @HttpCode(204)
  @Allow('signed-in')
  @ApiOperation({ summary: '修改口令' })
  async changePassword(
    @CurrentActor() actor: Actor,
    @Body() body: unknown,
    @Req() request: HostRequest,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<void> {
    const { current, next } = ChangePassword.parse(body);
    const row = await this.find('p.id::text = $1', actor.id);
    if (!row || !(await verifyPassword(row.hash, current))) throw new Refusal<RefusalCode>('sign-in.failed');
    this.assertStrong(next, row.login);
    await this.store(row.login, actor.region, next, false);
    await this.endSession(request);
    await this.openSession({ ...row, must_change: false }, request, reply);
  }

  @Post('accounts/:login/reset')
  @HttpCode(204)
  @Allow('SYSTEM_ADMIN')
  @ApiOperation({ summary: '重置口令(系统管理员)' })
  async reset(@CurrentActor() actor: Actor, @Param('login') login: string, @Body() body: unknown): Promise<void> {
    const { password, mustChange } = Reset.parse(body);
    const [person] = await this.env.db.query(
      { scope: 'region', region: actor.region },
      'select 1 from directory.person where account = $1',
      [login],
    );
    if (!person) throw new NotFoundException();
    this.assertStrong(password, login);
    await this.store(login, actor.region, password, mustChange);
  }

  @Post('regions/import')
  @HttpCode(204)
  @Allow('SYSTEM_ADMIN')
  @ApiOperation({ summary: '导入行政区划(系统管理员)' })
  async regions(@CurrentActor() actor: Actor, @Body() body: unknown): Promise<void> {
    const rows = [...new Map(Regions.parse(body).map((row) => [row.code, row])).values()];
    await refuseClassified(this.env, actor, '区划导入', rows);
    await this.env.db.query(
      all,
      // The tree above and beside is there to be named once; only one's own part of it is renamed.
      `insert into directory.region (code, name) select * from unnest($1::text[], $2::text[])
       on conflict (code) do update set name = excluded.name where starts_with(directory.region.code, $3)`,
      [rows.map((r) => r.code), rows.map((r) => r.name), actor.region.replace(/(00){1,2}$/, '')],
    );
  }

  /** @throws Refusal sign-in.locked, sign-in.failed */
  private async proven(account: string, password: string, address: string): Promise<Row> {
    const minutes = await this.guard.begin(account, address);
    if (minutes > 0) throw new Refusal<RefusalCode>('sign-in.locked', { minutes });
    const row = await this.find('a.login = $1', account);
    if (!(await verifyPassword(row?.hash, password)) || !row) {
      await this.guard.failed(address);
      throw new Refusal<RefusalCode>('sign-in.failed');
    }
    await this.guard.succeeded(account);
    return row;
  }

  /** Until the password is changed the session stands for nobody's position: it sees and does nothing else. */
  private async openSession(row: Row, request: HostRequest, reply: Reply): Promise<void> {
    const { id, name, region, must_change: restricted } = row;
    const roles = restricted ? [] : row.roles;
    const units = restricted ? [] : [row.unit.id];
    const token = await this.env.sessions.issue({ id, name, roles, units, region });
    reply.setCookie(SESSION_COOKIE, token, sessionCookieOptions(request.protocol === 'https'));
  }

  /** The session in which is asked is over: its token is nobody's from now on. */
  private async endSession(request: HostRequest): Promise<void> {
    const token = tokenOf(request);
    if (token !== undefined) await this.env.sessions.end(token);
  }

  private assertStrong(password: string, login: string): void {
    const reasons = passwordReasons(password, login);
    if (reasons.length > 0) throw new Refusal<RefusalCode>('password.weak', { reasons: reasons.join(';') });
  }

  private async store(login: string, region: string, password: string, mustChange: boolean): Promise<void> {
    await this.env.db.query(
      all,
      `insert into directory.account (login, region, hash, must_change, changed_at) values ($1, $2, $3, $4, $5)
       on conflict (login) do update set hash = excluded.hash, must_change = excluded.must_change, changed_at = excluded.changed_at
       where directory.account.region = $2`,
      [login, region, await hashPassword(password), mustChange, this.env.clock.now()],
    );
  }

  private async find(where: string, value: string): Promise<Row | undefined> {
    const [row] = await this.env.db.query<Row>(
      all,
      `select a.login, a.hash, a.must_change, p.id, p.region, p.name, p.state ->> 'post' as post, p.state -> 'unit' as unit,
         p.roles, coalesce(r.name, p.region) as region_name
       from directory.account a join directory.person p on p.account = a.login
       left join directory.region r on r.code = p.region where ${where}`,
      [value],
    );
    return row;
  }

  /** Who is signed in, with the positions held for others now. */
  private view({ id, name, post, unit, region, region_name, roles: own, must_change }: Row): MeView {
    const actor = { id, name, roles: own, units: [unit.id], region };
    const { roles, onBehalfOf = [] }: Actor = must_change ? actor : this.env.acting(actor);
    return {
      id,
      name,
      post,
      unit,
      region: { code: region, name: region_name },
      roles: [...roles] as Role[],
      onBehalfOf: onBehalfOf.map((each) => ({ role: each.role as Role, name: each.name })),
      mustChangePassword: must_change,
    };
  }
}
